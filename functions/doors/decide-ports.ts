import type { DecisionStore } from './decision-store.ts';
import type { GatePorts } from './door-ports.ts';
import type { WaitingReader } from './list-waiting.ts';

/** What the function that writes decisions works with. */
export interface DecidePorts extends GatePorts {
  readonly decisions: DecisionStore;
  readonly waiting: WaitingReader;
  readonly now: () => Date;
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Buffer;
}

import type { Engine } from '../engine.ts';
import type { ReceiptStore, StateReader } from '../ports.ts';

/** The little of the ports that answers are made from. */
export interface QueryPorts {
  readonly state: Pick<
    StateReader,
    | 'figuresOfShard'
    | 'figuresPage'
    | 'unitsUnder'
    | 'report'
    | 'organisationPage'
    | 'uploadRecord'
    | 'organisations'
    | 'figures'
  >;
  readonly receipts: Pick<ReceiptStore, 'get'>;
  /** Loaded when a file is to be tried. */
  readonly engine: () => Promise<Engine>;
  readonly now: () => Date;
  /** SPDX id or URL. */
  readonly licence: string;
}

import type { Decision } from '../decisions/decision.ts';

/** A decision as the state holds it: the newest of its subject. */
export interface PublishedDecision {
  readonly decision: Decision;
  /** Counted from 1. */
  readonly revision: number;
  /** Its place in the order of uploads. */
  readonly token: string;
  /** S3's last-modified second of its object, ISO 8601 in UTC. */
  readonly receivedAt: string;
}

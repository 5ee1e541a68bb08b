import type { ReceiptStore, StateReader } from '../ports.ts';

/** The little of the ports that answers are made from. */
export interface QueryPorts {
  readonly state: Pick<StateReader, 'figuresOfShard' | 'report' | 'organisationPage' | 'uploadRecord'>;
  readonly receipts: Pick<ReceiptStore, 'get'>;
  /** SPDX id or URL. */
  readonly licence: string;
}

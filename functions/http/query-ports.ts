import type { PublishedOrganisation } from '../../core/publish/published-organisation.ts';
import type { ReceiptStore, StateReader } from '../ports.ts';

/** The little of the ports that answers are made from. */
export interface QueryPorts {
  readonly state: Pick<StateReader, 'reportsOfShard' | 'report' | 'uploadRecord'> & {
    organisationPage(
      prefix: string,
      limit: number,
      after?: string,
    ): Promise<{ readonly rows: readonly PublishedOrganisation[]; readonly more: boolean }>;
  };
  readonly receipts: Pick<ReceiptStore, 'get'>;
  /** SPDX id or URL. */
  readonly licence: string;
}

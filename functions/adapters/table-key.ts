import { ROUND_ID } from '../../core/datasets/round.ts';
import { regionOf } from '../../core/forms/canonical-report.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { unitKey, unitPartition } from '../flows/unit-key.ts';

/** Where an item lies. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Every key of the table; docs/architecture.md lists them. */
export const tableKey = {
  /** Of a report (`{org_id}.{year}`), of a row of the register (`{org_id}`) or of a round (`round-2021-41`). */
  current: (recordId: string): TableKey => {
    if (ROUND_ID.test(recordId)) return { pk: tableKey.rounds(), sk: recordId };
    const { orgId, year } = partsOf(recordId);
    if (year === undefined) return { pk: tableKey.register(), sk: orgId };
    return { pk: tableKey.shard(year, regionOf(orgId)), sk: orgId };
  },
  shard: (year: number, region: string): string => `reports#${region}#${year}`,
  register: (): string => 'organisations',
  rounds: (): string => 'rounds',
  revisions: (recordId: string): string => `revision#${recordId}`,
  revision: (recordId: string, token: string): TableKey => ({ pk: tableKey.revisions(recordId), sk: token }),
  counter: (unit: FeedUnit): TableKey => ({ pk: tableKey.counters(unitPartition(unit)), sk: unitKey(unit) }),
  /** `partition`: two digits, `organisations` or `rounds`. */
  counters: (partition: string): string => `unit#${partition}`,
  upload: (receiptId: string): TableKey => ({ pk: `upload#${receiptId}`, sk: 'upload' }),
  sweep: (): TableKey => ({ pk: 'sweep', sk: 'uploads' }),
} as const;

/** The id of the record whose current item lies there. */
export function recordIdAt({ pk, sk }: TableKey): string {
  const [kind, , year] = pk.split('#');
  return kind === 'reports' ? `${sk}.${year}` : sk;
}

function partsOf(recordId: string): { readonly orgId: string; readonly year?: number } {
  const dot = recordId.lastIndexOf('.');
  if (dot < 0) return { orgId: recordId };
  return { orgId: recordId.slice(0, dot), year: Number(recordId.slice(dot + 1)) };
}

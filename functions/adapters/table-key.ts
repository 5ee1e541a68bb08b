import { isDecisionId } from '../../core/decisions/decision-id.ts';
import { ROUND_ID } from '../../core/datasets/round.ts';
import { regionOf } from '../../core/forms/canonical-report.ts';
import { provinceOf } from '../../core/publish/feed-name.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { unitKey, unitPartition } from '../flows/unit-key.ts';

/** Where an item lies. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Every key of the table; docs/architecture.md lists them. */
export const tableKey = {
  /**
   * Of a report (`{org_id}.{year}`), of a row of the register (`{org_id}`), of a round (`round-2021-41`) or of a
   * decision (with two `#`).
   */
  current: (recordId: string): TableKey => {
    if (isDecisionId(recordId)) return decisionKey(recordId);
    if (ROUND_ID.test(recordId)) return { pk: tableKey.rounds(), sk: recordId };
    const { orgId, year } = partsOf(recordId);
    if (year === undefined) return { pk: tableKey.register(), sk: orgId };
    return { pk: tableKey.shard(year, regionOf(orgId)), sk: orgId };
  },
  shard: (year: number, region: string): string => `reports#${region}#${year}`,
  register: (): string => 'organisations',
  /** Decisions about the reports of a shard. */
  decisions: (year: number, region: string): string => `decisions#${region}#${year}`,
  /** Decisions about no single report, by their kind. */
  decisionsOfKind: (kind: string): string => `decisions#${kind}`,
  /** How the sort keys of all decisions about an organisation's report begin. */
  decisionsAbout: (orgId: string): string => `${orgId}#`,
  /** Who went into organisations of a province (two digits): sort keys are successor, `#`, predecessor. */
  predecessors: (province: string): string => `predecessors#${province}`,
  /** Into whom organisations of a province went: sort keys are predecessor, `#`, successor. */
  successors: (province: string): string => `successors#${province}`,
  /** Uploads of a shard that wait for a reviewer. */
  waiting: (year: number, region: string): TableKey => ({
    pk: tableKey.waitingIn(provinceOf(region)),
    sk: `${region}#${year}`,
  }),
  waitingIn: (province: string): string => `waiting#${province}`,
  rounds: (): string => 'rounds',
  revisions: (recordId: string): string => `revision#${recordId}`,
  revision: (recordId: string, token: string): TableKey => ({ pk: tableKey.revisions(recordId), sk: token }),
  counter: (unit: FeedUnit): TableKey => ({ pk: tableKey.counters(unitPartition(unit)), sk: unitKey(unit) }),
  /** `partition`: two digits, `organisations` or `rounds`. */
  counters: (partition: string): string => `unit#${partition}`,
  upload: (receiptId: string): TableKey => ({ pk: `upload#${receiptId}`, sk: 'upload' }),
  years: (): TableKey => ({ pk: 'years', sk: 'years' }),
  sweep: (): TableKey => ({ pk: 'sweep', sk: 'uploads' }),
} as const;

/** The id of the record whose current item lies there. */
export function recordIdAt({ pk, sk }: TableKey): string {
  const [kind, , year] = pk.split('#');
  if (kind === 'decisions') return decisionIdAt({ pk, sk });
  return kind === 'reports' ? `${sk}.${year}` : sk;
}

/** `{report_id}#{kind}#{name}` lies by its report's shard, `#{kind}#{name}` by its kind. */
function decisionKey(decisionId: string): TableKey {
  const [reportId = '', kind = '', ...name] = decisionId.split('#');
  const { orgId, year } = partsOf(reportId);
  if (year === undefined) return { pk: tableKey.decisionsOfKind(kind), sk: name.join('#') };
  const sk = `${tableKey.decisionsAbout(orgId)}${[kind, ...name].join('#')}`;
  return { pk: tableKey.decisions(year, regionOf(orgId)), sk };
}

/** The id of the decision whose item lies there, the counterpart of `decisionKey`. */
function decisionIdAt({ pk, sk }: TableKey): string {
  const [, place = '', year] = pk.split('#');
  if (year === undefined) return `#${place}#${sk}`;
  const [orgId = '', ...rest] = sk.split('#');
  return [`${orgId}.${year}`, ...rest].join('#');
}

function partsOf(recordId: string): { readonly orgId: string; readonly year?: number } {
  const dot = recordId.lastIndexOf('.');
  if (dot < 0) return { orgId: recordId };
  return { orgId: recordId.slice(0, dot), year: Number(recordId.slice(dot + 1)) };
}

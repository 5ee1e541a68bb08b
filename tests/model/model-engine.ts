import { roundIdOf } from '../../core/datasets/round.ts';
import type { Receipt, RecordOutcome } from '../../core/findings/receipt.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import { decisionIdOf } from '../../core/decisions/decision-id.ts';
import type { Decision } from '../../core/decisions/decision.ts';
import type { ObjectJudgement } from '../../core/open-upload.ts';
import type { Engine } from '../../functions/engine.ts';
import type { Applied } from '../../functions/ports.ts';
import type { Content, ModelReview } from './scenario.ts';

/** An engine as small as can be: it reads the model's contents, and some of them are the death of it. */
export function modelEngine(die: () => void, isMended: boolean): Engine {
  return {
    maxUploadBytes: 1_000,
    parseUploadKey: (key) => {
      const [, dataset = '', fileName = ''] = key.split('/');
      return { dataset, fileName };
    },
    open: (bytes) => {
      const content = contentOf(bytes);
      if (content.fate === 'kills') die();
      if (content.fate === 'kills' || (content.fate === 'throws' && !isMended))
        throw new Error('the engine broke on this file');
      const { reports, decisions = [], reviews = [] } = content;
      const organisations = [...reports, ...decisions, ...reviews].map(({ orgId }) => orgId);
      return { mentions: { organisations, reports: [] }, judge: (context) => judge(content, context) };
    },
    refuse: (reason, { receiptId, upload }) => ({
      ...BLANK,
      receiptId,
      upload,
      status: reason === 'gone' || reason === 'failed' ? reason : 'rejected',
    }),
    conclude,
    render: ({ receiptId, status, records }) => JSON.stringify({ receiptId, status, records }),
  };
}

/** The bytes of a content. */
export function bytesOf(content: Content): Uint8Array {
  return Buffer.from(JSON.stringify(content));
}

/** The content that bytes were made of. */
export function contentOf(bytes: Uint8Array): Content {
  return JSON.parse(Buffer.from(bytes).toString()) as Content; // written by bytesOf
}

const BLANK = {
  records: [],
  lines: { read: 0, header: 0, accepted: 0, rejected: 0, skipped: [] },
  counts: { error: 0, warning: 0, notice: 0 },
  findings: [],
  engine: { version: '0', ruleset: '0', context: '' },
} satisfies Partial<Receipt>;

function judge(content: Content, context: JudgeContext): ObjectJudgement {
  const { reports, organisations, rounds, decisions = [], reviews = [], fate } = content;
  const register = context.organisations;
  const mayFile = (orgId: string) =>
    fate !== 'rejected' && (register.get(orgId)?.kind ?? 'other') !== 'other';
  const accepted = reports.filter(({ orgId }) => mayFile(orgId));
  const decided = [
    ...decisions.map((one) => [one.orgId, explanationOf(one)] as const),
    ...reviews.map((one) => [one.orgId, reviewOf(one)] as const),
  ];
  const records = [
    ...decided.map(([orgId, decision]) => outcome(decisionIdOf(decision), mayFile(orgId))),
    ...reports.map(({ orgId, year }) => outcome(`${orgId}.${year}`, mayFile(orgId))),
    ...organisations.map(({ orgId }) => outcome(orgId, true)),
    ...rounds.map(({ year }) => outcome(roundIdOf(year, ''), true)),
  ];
  return {
    receipt: {
      ...BLANK,
      receiptId: context.receiptId,
      upload: context.upload,
      status: statusOf(records),
      records,
    },
    reports: accepted.map(({ orgId, year, value }) => ({
      reportId: `${orgId}.${year}`,
      orgId,
      year,
      form: '2021',
      values: value === 'withdrawn' ? [] : [value],
      ...(value === 'withdrawn' ? { withdrawn: true as const } : {}),
      marks: {},
      sections: {},
      explanations: {},
    })),
    organisations: organisations.map(({ orgId, name, kind, successor }) => ({
      orgId,
      ...(successor === undefined ? {} : { successor }),
      nameZh: name,
      kind,
      region: orgId.slice(0, 6),
      validFrom: '2000-01-01',
    })),
    rounds: rounds.map(({ year, reason }) => ({
      roundId: roundIdOf(year, ''),
      year,
      area: '',
      expected: [],
      excluded: [{ kind: 'other', reason }],
      deadlines: [],
    })),
    decisions: decided.flatMap(([orgId, decision]) => (mayFile(orgId) ? [decision] : [])),
    unknownOrganisations: [...reports, ...decisions, ...reviews].flatMap(({ orgId }) =>
      register.has(orgId) ? [] : [orgId],
    ),
  };
}

/** One rule, so that a later explanation of a report takes the place of an earlier one. */
function explanationOf({ orgId, year, text }: NonNullable<Content['decisions']>[number]): Decision {
  return { kind: 'explanations', reportId: `${orgId}.${year}`, rule: 'X-CARRY', text, by: orgId };
}

function reviewOf({ orgId, year, receiptId, outcome: said }: ModelReview): Decision {
  return { kind: 'reviews', reportId: `${orgId}.${year}`, receiptId, outcome: said, by: 'x', reason: 'x' };
}

function outcome(id: string, accepted: boolean): RecordOutcome {
  return { id, status: accepted ? 'accepted' : 'rejected' };
}

function statusOf(records: readonly RecordOutcome[]): Receipt['status'] {
  if (records.every(({ status }) => status === 'accepted')) return 'accepted';
  return records.every(({ status }) => status === 'rejected') ? 'rejected' : 'partly-accepted';
}

function conclude(receipt: Receipt, applied: ReadonlyMap<string, Applied>): Receipt {
  const records = receipt.records.map((record) => {
    const now = applied.get(record.id);
    if (now === undefined || now.status === 'current' || now.status === 'waiting') return record;
    return { ...record, status: now.status };
  });
  const kinds = new Set(records.map(({ status }) => status));
  const [only] = kinds;
  const whole = kinds.size === 1 && (only === 'duplicate' || only === 'superseded');
  return { ...receipt, records, status: whole ? only : receipt.status };
}

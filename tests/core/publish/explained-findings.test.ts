import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Explanation } from '../../../core/decisions/kinds/explanations.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { explainedFindings } from '../../../core/publish/explained-findings.ts';
import type { StoredRevision } from '../../../core/publish/report-history.ts';
import { organisation, report } from '../../functions/records.ts';

const ORG = '419001-gov-office';
const TEXT = '机构合并，转入 2 件';

interface Filed {
  readonly carriedIn?: string;
  readonly carriedOut?: string;
  readonly granted?: string;
  readonly explanation?: string;
  readonly withdrawn?: true;
}

function state(
  year: number,
  { carriedIn = '0', carriedOut = '0', granted = '0', explanation, withdrawn }: Filed,
): CanonicalReport {
  const cells: Readonly<Record<string, string>> = {
    t3_carried_in__natural: carriedIn,
    t3_carried_out__natural: carriedOut,
    t2_licensing__decisions: granted,
  };
  return report({
    orgId: ORG,
    year,
    values: withdrawn ? [] : FORM_2021.items.map(({ code }) => cells[code] ?? '0'),
    explanations: explanation === undefined ? {} : { 'X-CARRY': explanation },
    ...(withdrawn && { withdrawn }),
  });
}

/** Years of uploads: each second one more state of either report, or a decision. */
interface Past {
  readonly before: Readonly<Record<number, Filed>>;
  readonly own: Readonly<Record<number, Filed>>;
  readonly decided?: Readonly<Record<number, string | null>>;
}

const tokenAt = (second: number) => `1#2022-${String(second).padStart(2, '0')}#key`;

function storedOf(year: number, states: Readonly<Record<number, Filed>>): readonly StoredRevision[] {
  return Object.entries(states).map(([second, filed]) => {
    const content = state(year, filed);
    const source = { fileSha256: '', receivedAt: '', status: 'accepted' } as const;
    return { token: tokenAt(Number(second)), digest: JSON.stringify(content), source, report: content };
  });
}

/** The explanation of X-CARRY in the end: undefined where there is none, null where there is no finding. */
function explained({ before, own, decided = {} }: Past): string | undefined | null {
  const histories = new Map([
    [`${ORG}.2021`, storedOf(2021, before)],
    [`${ORG}.2022`, storedOf(2022, own)],
  ]);
  const current = (id: string) => {
    const last = histories
      .get(id)
      ?.toSorted((a, b) => (a.token < b.token ? -1 : 1))
      .at(-1)?.report;
    return last?.withdrawn ? undefined : last;
  };
  const ownReport = current(`${ORG}.2022`);
  assert.ok(ownReport);
  const newest = Object.entries(decided).at(-1);
  const decision = (text: string | null): Explanation => ({
    kind: 'explanations',
    reportId: `${ORG}.2022`,
    rule: 'X-CARRY',
    text,
    by: '张三',
  });
  const findings = explainedFindings(ownReport, {
    register: new Map([[ORG, organisation({ orgId: ORG })]]),
    predecessors: new Map(),
    reportOf: current,
    decisions:
      newest === undefined
        ? []
        : [{ decision: decision(newest[1]), revision: 1, token: tokenAt(Number(newest[0])), receivedAt: '' }],
    historyOf: (id) => histories.get(id),
  });
  const finding = findings.find(({ code }) => code === 'X-CARRY');
  return finding === undefined ? null : finding.explanation?.text;
}

const BEFORE = { 1: { carriedOut: '3' } };

describe('an explanation', () => {
  const CASES: readonly (readonly [what: string, past: Past, told: string | undefined | null])[] = [
    ['none given', { before: BEFORE, own: { 2: { carriedIn: '5' } } }, undefined],
    ['in the file', { before: BEFORE, own: { 2: { carriedIn: '5', explanation: TEXT } } }, TEXT],
    ['nothing to explain', { before: BEFORE, own: { 2: { carriedIn: '3', explanation: TEXT } } }, null],
    [
      'is kept when the report comes again with other figures elsewhere',
      {
        before: BEFORE,
        own: { 2: { carriedIn: '5', explanation: TEXT }, 3: { carriedIn: '5', granted: '9' } },
      },
      TEXT,
    ],
    [
      'is dropped when the figure that it explained changes',
      { before: BEFORE, own: { 2: { carriedIn: '5', explanation: TEXT }, 3: { carriedIn: '6' } } },
      undefined,
    ],
    [
      'is dropped when the other side changes later',
      {
        before: { 1: { carriedOut: '3' }, 3: { carriedOut: '4' } },
        own: { 2: { carriedIn: '5', explanation: TEXT } },
      },
      undefined,
    ],
    [
      'is kept when last year’s report changes elsewhere',
      {
        before: { 1: { carriedOut: '3' }, 3: { carriedOut: '3', granted: '4' } },
        own: { 2: { carriedIn: '5', explanation: TEXT } },
      },
      TEXT,
    ],
    [
      'is replaced by a newer one',
      {
        before: BEFORE,
        own: { 2: { carriedIn: '5', explanation: TEXT }, 3: { carriedIn: '5', explanation: '更正说明' } },
      },
      '更正说明',
    ],
    ['decided', { before: BEFORE, own: { 2: { carriedIn: '5' } }, decided: { 3: TEXT } }, TEXT],
    [
      'decided before its report came',
      { before: BEFORE, own: { 3: { carriedIn: '5' } }, decided: { 2: TEXT } },
      TEXT,
    ],
    [
      'decided, and older than one in a file',
      { before: BEFORE, own: { 4: { carriedIn: '5', explanation: '文件' } }, decided: { 3: TEXT } },
      '文件',
    ],
    [
      'decided for another figure',
      { before: BEFORE, own: { 2: { carriedIn: '5' }, 4: { carriedIn: '6' } }, decided: { 3: TEXT } },
      undefined,
    ],
    [
      'taken back',
      { before: BEFORE, own: { 2: { carriedIn: '5', explanation: TEXT } }, decided: { 3: null } },
      undefined,
    ],
    [
      'comes back with its report after a withdrawal',
      {
        before: BEFORE,
        own: {
          2: { carriedIn: '5', explanation: TEXT },
          3: { withdrawn: true },
          4: { carriedIn: '5', granted: '1' },
        },
      },
      TEXT,
    ],
    [
      'given before last year’s report came: held to the first one',
      { before: { 5: { carriedOut: '3' } }, own: { 2: { carriedIn: '5', explanation: TEXT } } },
      TEXT,
    ],
  ];
  for (const [what, past, told] of CASES) it(what, () => assert.equal(explained(past), told));
});

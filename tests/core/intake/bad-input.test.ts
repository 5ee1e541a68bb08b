import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../core/findings/catalogue.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { Judgement } from '../../../core/index.ts';
import { RULE_BOOK } from '../../../core/judge/rule-book.ts';
import { allSamples } from '../../../scripts/samples/samples.ts';
import { receiptFailure } from '../receipt-failure.ts';
import { SHEET } from '../sheet-file.ts';
import { codesOf, contextOf, judge } from '../upload-factory.ts';
import type { BadInput, Given } from './bad-input/bad-input.ts';
import { BAD_INPUTS } from './bad-input.table.ts';

const SEEN = new Set<string>();
/** Codes that are shown elsewhere: rules by their own examples, and receipts of what was never read. */
/** By the rules' own examples, by files that were never read, by decisions, by what stood before. */
const SHOWN_ELSEWHERE = new Set<string>([
  ...RULE_BOOK.map(({ id }) => id),
  ...Object.keys(CATALOGUE).filter((code) => code.startsWith('decision-')),
  'gone',
  'failed',
  'based-on-other-revision',
]);

for (const [group, inputs] of BAD_INPUTS) {
  test(`bad input: ${group} (${inputs.length} cases)`, () => {
    const failures = inputs.flatMap((input) => {
      const told = failureOf(input);
      return told === undefined ? [] : [`${input.description}: ${told}`];
    });
    assert.deepEqual(failures, []);
  });
}

test('the table is large enough to mean something', () => {
  const cases = [...BAD_INPUTS.values()].reduce((sum, inputs) => sum + inputs.length, 0);
  assert.ok(cases >= 500, `${cases} cases`);
});

test('every code of the catalogue is shown by some input, a sample, or where nothing is read', () => {
  for (const { bytes, key } of allSamples()) addCodes(judge(bytes, contextOf(key)));
  // The scan stops nearly everything that the parser would complain of.
  addCodes(judge('org_id,year,t2_licensing__decisions\r\n419001-gov,2021,"1" '));
  const round =
    'year,area,entry,organisation,region,level,kind,deadline,reason\r\n2021,41,deadline,,,,,2023-01-31,\r\n';
  addCodes(judge(round, contextOf('incoming/rounds/rounds.csv')));
  const missing = Object.keys(CATALOGUE).filter((code) => !SEEN.has(code) && !SHOWN_ELSEWHERE.has(code));
  assert.deepEqual(missing, []);
});

function addCodes(judgement: Judgement): void {
  for (const code of codesOf(judgement)) SEEN.add(code);
}

/** What is wrong with the judgement of an input; undefined when it is as the table says. */
function failureOf(input: BadInput): string | undefined {
  const judgement = judge(input.content(), contextOf(input.key));
  const { status } = judgement.receipt;
  const codes = codesOf(judgement);
  addCodes(judgement);
  if (!statusesOf(input).includes(status)) return `${status} [${codes.join(' ')}], wanted ${input.expected}`;
  if (input.codes && !input.codes.some((code) => codes.includes(code)))
    return `[${codes.join(' ')}] has none of [${input.codes.join(' ')}]`;
  return receiptFailure(judgement) ?? (status === 'rejected' ? undefined : changed(judgement, input.gives));
}

function statusesOf({ expected }: BadInput): readonly string[] {
  if (expected === 'reject') return ['rejected'];
  if (expected === 'accept') return ['accepted'];
  if (expected === 'warn') return ['accepted-with-warnings'];
  return ['accepted', 'accepted-with-warnings', 'partly-accepted'];
}

/** How the report that was taken differs from the one that was written. */
function changed({ reports }: Judgement, given: Given = {}): string | undefined {
  const [report] = reports;
  if (!report) return 'nothing was taken';
  const cells = { ...SHEET.cells, ...given.cells };
  const values = FORM_2021.items.map(({ code }) => cells[code]);
  const wanted = {
    reportId: '419001-gov-office.2021',
    orgId: '419001-gov-office',
    year: 2021,
    form: '2021',
    values,
    marks: {},
    sections: trimmed(given.sections ?? SHEET.sections ?? {}),
    ...(given.correctionReason !== undefined && { correctionReason: given.correctionReason }),
    ...(given.basedOnRevision !== undefined && { basedOnRevision: given.basedOnRevision }),
    explanations: {},
  };
  const [got, want] = [JSON.stringify(report), JSON.stringify(wanted)];
  return got === want ? undefined : `a changed value: ${difference(got, want)}`;
}

function trimmed(sections: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, (text ?? '').trim()]));
}

function difference(got: string, want: string): string {
  const at = Array.from(got).findIndex((character, index) => character !== Array.from(want)[index]);
  return `${got.slice(at, at + 60)} ≠ ${want.slice(at, at + 60)}`;
}

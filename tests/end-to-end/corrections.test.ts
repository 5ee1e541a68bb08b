import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORM_2021 } from '../../core/forms/form.ts';
import { csv, utf8 } from '../../scripts/samples/csv.ts';
import { assertShape } from '../functions/http/assert-described.ts';
import { startStack, type RunningStack } from './running-stack.ts';
import { eventually, receipt, sample, upload } from './stranger.ts';

/** Synthetic offices of four counties, 250 each. */
const OFFICES = Array.from(
  { length: 1_000 },
  (_, number) => `41012${1 + (number % 4)}-office-${String(number).padStart(4, '0')}`,
);
const REGISTER = csv([
  ['org_id', 'name_zh', 'kind', 'region', 'valid_from', 'valid_to'],
  ...OFFICES.map((id, number) => [
    id,
    `测试单位${number}`,
    'office',
    id.slice(0, 6),
    '2015-01-01',
    number === 900 ? '2020-12-31' : '',
  ]),
]);

/** Ten rows of the file, each wrong in its own way: the row, the column and what is written there. */
const WRONG: readonly (readonly [row: number, column: string, text: string, code: string])[] = [
  [0, 't3_new_received__natural', '1', 'T3-ROW'],
  [100, 't3_new_received__total', '1', 'T3-BAL'],
  [200, 't3_granted__total', '2', 'T3-SUM7'],
  [300, 't4_review__upheld', '1', 'T4-SUM'],
  [400, 't2_penalty__decisions', '', 'CELL-BLANK'],
  [500, 't2_fees__amount_wan', '240万元', 'CELL-TYPE'],
  [600, 't2_coercion__decisions', '-3', 'CELL-INT'],
  [700, 'section_1', '联系人 11010519491231002X', 'personal-id'],
  [800, 'year', '2018', 'year-before-forms'],
  [900, 'org_id', OFFICES[900] ?? '', 'organisation-not-valid'],
];

function thousandReports(): string {
  const columns = ['org_id', 'year', ...FORM_2021.items.map(({ code }) => code), 'section_1'];
  const rows = OFFICES.map((id, number) => {
    const cells: Record<string, string> = {
      org_id: id,
      year: '2021',
      t2_licensing__decisions: String(number),
    };
    for (const [row, column, text] of WRONG) if (row === number) cells[column] = text;
    return columns.map((name) => cells[name] ?? (name === 'section_1' ? '' : '0'));
  });
  return csv([columns, ...rows]);
}

describe('corrections on the local stack', () => {
  let stack: RunningStack;
  let http: string;
  before(async () => {
    stack = await startStack();
    http = stack.endpoints.http;
    const send = (key: string, body: Uint8Array) => upload(stack.endpoints, key, body);
    await receipt(stack.endpoints, await send('incoming/organisations/a.csv', utf8(REGISTER)));
    await receipt(stack.endpoints, await send('incoming/organisations/b.csv', sample('organisations.csv')));
  });
  after(() => stack.stop());

  const filed = async (key: string, body: Uint8Array) =>
    receipt(stack.endpoints, await upload(stack.endpoints, key, body));
  const ask = async (address: string) => JSON.parse(await (await fetch(`${http}${address}`)).text());

  it('of a thousand reports takes 990, names the ten wrong ones, and publishes the others', async () => {
    const told = await filed('incoming/annual-reports/一千份.csv', utf8(thousandReports()));
    assert.equal(told.status, 'partly-accepted');
    const errors = told.findings.filter(({ severity }) => severity === 'error');
    for (const [, , , code] of WRONG)
      assert.ok(
        errors.some((one) => one.code === code),
        code,
      );
    const rejected = told.reports
      .filter(({ status }) => status === 'rejected')
      .map(({ report_id }) => report_id);
    const named = WRONG.filter(([, column]) => column !== 'year').map(([row]) => `${OFFICES[row]}.2021`);
    assert.deepEqual(rejected.toSorted(), named.toSorted());
    assert.equal(told.reports.filter(({ status }) => status.startsWith('accepted')).length, 990);
    const root = await eventually(async () => {
      const index = await ask('/feeds/v1/index.json');
      return index.reports === 990 ? index : undefined;
    });
    assert.equal(root.years[0].year, 2021);
  });

  it('shows the flaws of an imported report as open findings, and its blanks as blanks', async () => {
    const key = 'incoming/published-reports/上海 2019.csv';
    assert.match(
      (await filed(key, sample('archive/310000-shanghai-general-office-2019.csv'))).status,
      /^accepted/,
    );
    const body = await (await fetch(`${http}/api/v1/reports/310000-gov-office.2019`)).text();
    assertShape('OneReport', body);
    const { data } = JSON.parse(body);
    const codes = data.open_findings.map(({ code }: { code: string }) => code);
    for (const code of ['CELL-BLANK', 'CELL-TYPE', 'T3-BLANKTOTAL'])
      assert.ok(codes.includes(code), `${code} in ${codes}`);
    const blanks = await ask(
      '/api/v1/observations?organisation=310000-gov-office&year=2019&status=blank&limit=1000',
    );
    assert.ok(blanks.data.length > 0);
    for (const { value, status } of blanks.data) assert.deepEqual([value, status], [null, 'blank']);
  });

  it('tells a correction value by value, with its reason; a withdrawal; and what brings it back', async () => {
    const id = `${OFFICES[1]}.2021`;
    // One key throughout: within one second, files under different keys are ordered by the hashes of their keys.
    const file = (cells: Readonly<Record<string, string>>) => {
      const codes = FORM_2021.items.map(({ code }) => code);
      const columns = ['org_id', 'year', 'correction_reason', 'based_on_revision', ...codes];
      const all: Readonly<Record<string, string>> = { org_id: OFFICES[1] ?? '', year: '2021', ...cells };
      return utf8(csv([columns, columns.map((name) => all[name] ?? (codes.includes(name) ? '0' : ''))]));
    };
    await filed(
      'incoming/annual-reports/更正.csv',
      file({ correction_reason: '误填', based_on_revision: '1', t2_licensing__decisions: '7' }),
    );
    const changes = await (await fetch(`${http}/api/v1/reports/${id}/changes`)).text();
    assertShape('ValueChangeList', changes);
    const [change] = JSON.parse(changes).data;
    assert.deepEqual(
      [change.code, change.old, change.new, change.reason, change.revision],
      ['t2_licensing__decisions', '1', '7', '误填', 2],
    );
    const stale = await filed(
      'incoming/annual-reports/更正.csv',
      file({ correction_reason: '再改', based_on_revision: '1', t2_licensing__decisions: '8' }),
    );
    assert.ok(stale.findings.some(({ code }) => code === 'based-on-other-revision'));
    const withdrawal = csv([
      ['org_id', 'year', 'withdrawn', 'correction_reason'],
      [OFFICES[1] ?? '', '2021', '是', '重复报送'],
    ]);
    assert.equal((await filed('incoming/annual-reports/更正.csv', utf8(withdrawal))).status, 'accepted');
    assert.equal((await fetch(`${http}/api/v1/reports/${id}`)).status, 404);
    await filed('incoming/annual-reports/更正.csv', file({ t2_licensing__decisions: '9' }));
    const revisions = await (await fetch(`${http}/api/v1/reports/${id}/revisions`)).text();
    assertShape('RevisionList', revisions);
    assert.deepEqual(
      JSON.parse(revisions).data.map(({ kind }: { kind: string }) => kind),
      ['first', 'correction', 'correction', 'withdrawal', 'restoration'],
    );
  });

  it('takes an explanation that was decided, with a receipt of its own', async () => {
    const decision = {
      schema: 1,
      kind: 'explanations',
      report_id: '310000-gov-office.2019',
      rule: 'T3-BLANKTOTAL',
      text: '正文按申请件数统计，表格按办理结果统计。',
      by: '测试',
    };
    const told = await filed('decisions/explanations/1.json', Buffer.from(JSON.stringify(decision)));
    assert.equal(told.status, 'accepted');
    const { data } = await ask('/api/v1/reports/310000-gov-office.2019');
    const finding = data.open_findings.find(({ code }: { code: string }) => code === 'T3-BLANKTOTAL');
    assert.equal(finding.explanation.text, decision.text);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_DECISION_BYTES } from '../../../core/decisions/read-decision.ts';
import { openUpload } from '../../../core/index.ts';
import { parseReceipt } from '../../../core/findings/parse-receipt.ts';
import { renderReceipt } from '../../../core/findings/render-receipt.ts';
import { organisation, report } from '../../functions/records.ts';

const KEY = 'decisions/explanations/1.json';
const GOOD = {
  schema: 1,
  kind: 'explanations',
  report_id: '419001-gov-office.2021',
  rule: 'X-CARRY',
  text: '机构合并，转入 2 件',
  by: '济源市人民政府办公室',
};

/** A decision judged beside a register and a report that hold what it names. */
function judge(content: Uint8Array | string | object, key = KEY) {
  const bytes =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  const upload = {
    key,
    versionId: 'v1',
    dataset: 'decisions',
    fileName: '1.json',
    receivedAt: '2022-01-20T08:00:00Z',
    bytes: bytes.length,
  };
  const filed = report();
  return openUpload(bytes, upload).judge({
    receiptId: `r-${'0'.repeat(32)}`,
    upload,
    organisations: new Map([['419001-gov-office', organisation()]]),
    earlier: new Map([[filed.reportId, filed]]),
    today: '2022-01-20',
  });
}

describe('an explanation', () => {
  it('is accepted, and says what it is about', () => {
    const { receipt, decisions } = judge(GOOD);
    assert.equal(receipt.status, 'accepted');
    assert.deepEqual(receipt.records, [
      { id: '419001-gov-office.2021#explanations#X-CARRY', status: 'accepted' },
    ]);
    assert.deepEqual(decisions, [
      {
        kind: 'explanations',
        reportId: '419001-gov-office.2021',
        rule: 'X-CARRY',
        text: '机构合并，转入 2 件',
        by: '济源市人民政府办公室',
      },
    ]);
    assert.deepEqual(parseReceipt(renderReceipt(receipt)), receipt);
  });

  it('is taken back by a text that is null', () => {
    const [decision] = judge({ ...GOOD, text: null }).decisions ?? [];
    assert.equal(decision?.kind === 'explanations' ? decision.text : '', null);
  });

  it('may come before its report', () => {
    const { receipt } = judge({ ...GOOD, report_id: '419001-gov-office.2022' });
    assert.equal(receipt.status, 'accepted');
    assert.deepEqual(
      receipt.findings.map(({ code }) => code),
      ['decision-report-unknown'],
    );
  });

  const REFUSED: readonly (readonly [what: string, change: object, code: string, member: string])[] = [
    ['a text that is none', { text: 7 }, 'decision-member-malformed', 'text'],
    ['a blank text', { text: ' ' }, 'decision-member-malformed', 'text'],
    ['a text without end', { text: '长'.repeat(2001) }, 'decision-member-malformed', 'text'],
    ['nobody', { by: undefined }, 'decision-member-malformed', 'by'],
    ['another schema', { schema: 2 }, 'decision-member-malformed', 'schema'],
    ['another kind inside', { kind: 'reviews' }, 'decision-member-malformed', 'kind'],
    ['no report', { report_id: '419001' }, 'decision-member-malformed', 'report_id'],
    ['a year before the forms', { report_id: '419001-gov.2018' }, 'decision-member-malformed', 'report_id'],
    ['a member of its own', { when: '2022' }, 'decision-member-unknown', 'when'],
    ['a rule that is none', { rule: 'X-NONE' }, 'decision-rule-unknown', 'rule'],
    ['a reading problem', { rule: 'gone' }, 'decision-rule-unknown', 'rule'],
    ['a property of every object', { rule: 'constructor' }, 'decision-rule-unknown', 'rule'],
    ['a formula', { text: '=HYPERLINK("x")' }, 'formula-in-text', 'text'],
    ['an unknown organisation', { report_id: '110000-gov.2021' }, 'unknown-organisation', 'report_id'],
    ['an identity number', { text: '联系人 11010519491231002X' }, 'personal-id', 'text'],
    ['a bank card', { by: '4111111111111111' }, 'bank-card', 'by'],
    ['control characters', { text: 'a\u0007' }, 'control-characters', 'text'],
  ];
  for (const [what, change, code, member] of REFUSED) {
    it(`is refused for ${what}, at its line`, () => {
      const { receipt, decisions } = judge({ ...GOOD, ...change });
      assert.deepEqual([receipt.status, decisions], ['rejected', []]);
      const finding = receipt.findings.find((one) => one.code === code);
      assert.ok(finding, receipt.findings.map((one) => one.code).join());
      assert.equal(finding.at[0]?.code, member);
      const line = Object.keys(JSON.parse(JSON.stringify({ ...GOOD, ...change }))).indexOf(member) + 2;
      assert.equal(finding.at[0]?.row, Math.max(line, 1));
      assert.ok(finding.message.zh.length > 5 && finding.fix.en.length > 5);
    });
  }

  it('with a mobile number is warned of, and never says it again', () => {
    const { receipt } = judge({ ...GOOD, text: '请致电 13912345678' });
    assert.equal(receipt.status, 'accepted-with-warnings');
    for (const text of ['请致电 13912345678', '11010519491231002X', '4111111111111111'])
      assert.doesNotMatch(renderReceipt(judge({ ...GOOD, text }).receipt), /12345678|49123100|11111111/);
  });
});

describe('what is no decision', () => {
  const OTHERS: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['nothing', '', 'decision-not-json'],
    ['a list', '[]', 'decision-not-json'],
    ['null', 'null', 'decision-not-json'],
    ['GBK', new Uint8Array([0x7b, 0x22, 0xbc, 0xc3, 0x22, 0x3a, 0x31, 0x7d]), 'decision-not-json'],
    ['an empty object', '{}', 'decision-member-malformed'],
    ['too much', ' '.repeat(MAX_DECISION_BYTES + 1), 'too-large'],
    ['depth', '['.repeat(60_000), 'decision-not-json'],
  ];
  for (const [what, content, code] of OTHERS) {
    it(`is refused: ${what}`, () => {
      const { receipt } = judge(content);
      assert.equal(receipt.status, 'rejected');
      assert.equal(receipt.findings[0]?.code, code);
      assert.deepEqual(receipt.lines, { read: 1, header: 0, accepted: 0, rejected: 1, skipped: [] });
    });
  }

  it('never throws on any bytes, under any kind', () => {
    const kinds = fc.constantFrom('explanations', 'reviews', 'constructor', 'valueof');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        kinds,
        (bytes, kind) => {
          const { receipt } = judge(new Uint8Array(bytes), `decisions/${kind}/1.json`);
          assert.equal(receipt.status, 'rejected');
          assert.ok(receipt.findings.length > 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

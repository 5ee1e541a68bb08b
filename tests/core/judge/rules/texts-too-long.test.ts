import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYOUTS, sheetRows, write, type LayoutName } from '../../sheet-file.ts';
import { codesOf, judge } from '../../upload-factory.ts';

const LIMIT = 100_000;
/** What DynamoDB takes. */
const MOST_ITEM_BYTES = 400 * 1024;

test('texts within their limit pass, one more character together does not', () => {
  for (const layout of LAYOUTS) {
    assert.deepEqual(codesOf(judged(layout, LIMIT), 'error'), [], layout);
    assert.deepEqual(codesOf(judged(layout, LIMIT + 1), 'error'), ['texts-too-long'], layout);
  }
});

test('the finding says how much there is and which text is the longest', () => {
  const [finding] = judged('form', LIMIT + 7).receipt.findings;
  assert.match(finding?.message.zh ?? '', /共 100007 个字符，超过 100000 个；最长的在 B4。/);
});

test('a report at the limit fits one item of the table, even where nothing of it can be compressed', () => {
  const [report] = judged('form', LIMIT).reports;
  const bytes = Buffer.byteLength(JSON.stringify(report));
  assert.ok(bytes > 3 * LIMIT && bytes < MOST_ITEM_BYTES - 4096, `${bytes} bytes`);
});

/** A report whose texts have this many characters together, spread over explanations of 1,800 and a rest. */
function judged(layout: LayoutName, characters: number) {
  const fixed = [...'section_1section_5section_6'].length + 3;
  const explanations: Record<string, string> = {};
  let left = characters - fixed;
  for (let number = 100; left > 0; number++) {
    const length = Math.min(left - 5, 1_800);
    // A rest too short for a text of its own would be lost.
    const taken = left - 5 - length > 0 && left - 5 - length < 6 ? length - 6 : length;
    explanations[`X-${number}`] = '明'.repeat(taken);
    left -= taken + 5;
  }
  const sections = { one: '一', five: '五', six: '六' };
  return judge(write(sheetRows(layout, { sections, explanations })));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, type CatalogueEntry } from '../../../core/findings/catalogue.ts';
import { parseRows } from '../../../core/intake/parse-rows.ts';
import { refuseUnread, type UnreadReason } from '../../../core/index.ts';
import { RULE_BOOK } from '../../../core/judge/rule-book.ts';
import { exampleContext, exampleFile } from '../../../scripts/cases/example-file.ts';
import { allSamples } from '../../../scripts/samples/samples.ts';
import { BAD_INPUTS } from '../intake/bad-input.table.ts';
import { contextOf, judge } from '../upload-factory.ts';

const ENTRIES: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);
const UNREAD: readonly UnreadReason[] = ['gone', 'too-large', 'failed', 'key-not-allowed'];

test('every code has words in both languages, and they end as sentences do', () => {
  for (const [code, { message, fix }] of ENTRIES) {
    for (const text of [message.zh, fix.zh]) assert.match(text, /\p{Script=Han}|^\{hint\}$/u, code);
    for (const text of [message.en, fix.en]) assert.match(text, /^[“{A-Z][\s\S]*|^\{hintEn\}$/, code);
    for (const text of [message.zh, fix.zh]) assert.match(text, /[。：}）)]$/, `${code}: ${text}`);
    for (const text of [message.en, fix.en]) assert.match(text, /[.})]$/, `${code}: ${text}`);
    for (const text of [message.en, fix.en])
      assert.doesNotMatch(text.replaceAll(/“?无”?/g, ''), /\p{Script=Han}/u, code);
  }
});

test('both languages of a sentence use the same facts', () => {
  for (const [code, { message, fix }] of ENTRIES)
    for (const { zh, en } of [message, fix]) assert.deepEqual(factsIn(en), factsIn(zh), code);
});

test('codes are rule ids or kebab-case names', () => {
  for (const [code] of ENTRIES)
    assert.match(code, /^(?:[A-Z][A-Z0-9]*-[A-Z0-9]+|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/);
});

test('every code is shown by some input', () => {
  const seen = new Set<string>(UNREAD);
  for (const reason of UNREAD)
    assert.equal(
      refuseUnread(reason, { receiptId: 'r-0', upload: contextOf().upload }).findings[0]?.code,
      reason,
    );
  for (const { bytes, key } of allSamples()) addCodes(seen, judge(bytes, contextOf(key)));
  for (const inputs of BAD_INPUTS.values())
    for (const { content, key } of inputs) {
      const bytes = content();
      if (bytes.length < 100_000) addCodes(seen, judge(bytes, contextOf(key)));
    }
  // The scan stops nearly everything that the parser would complain of.
  assert.ok('problem' in parseRows('a,"b" ', ','));
  addCodes(seen, judge('org_id,year,t2_licensing__decisions\r\n419001-gov,2021,"1" '));
  for (const { failing } of RULE_BOOK) addCodes(seen, judge(exampleFile(failing), exampleContext(failing)));
  const missing = ENTRIES.map(([code]) => code).filter((code) => !seen.has(code));
  assert.deepEqual(missing, []);
});

function addCodes(seen: Set<string>, judgement: ReturnType<typeof judge>): void {
  for (const { code } of judgement.receipt.findings) seen.add(code);
}

/** The facts that a sentence names, those with a form for each language (`nameEn`) under their first name. */
function factsIn(sentence: string): readonly string[] {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace(/En$/, ''));
  return [...new Set(names)].toSorted();
}

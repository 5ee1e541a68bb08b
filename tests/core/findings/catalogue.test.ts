import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, type CatalogueEntry } from '../../../core/findings/catalogue.ts';

const ENTRIES: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);

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

/** The facts that a sentence names, those with a form for each language (`nameEn`) under their first name. */
function factsIn(sentence: string): readonly string[] {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace(/En$/, ''));
  return [...new Set(names)].toSorted();
}

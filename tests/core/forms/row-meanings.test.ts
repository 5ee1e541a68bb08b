import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS } from '../../../core/forms/form.ts';
import { meaningOf } from '../../../core/forms/row-meanings.ts';

test('every item of both forms says in plain words what it counts', () => {
  for (const { code } of FORMS.flatMap(({ items }) => items)) {
    const meaning = meaningOf(code);
    assert.match(meaning?.zh ?? '', /\p{Script=Han}.*。$/u, code);
    assert.match(meaning?.en ?? '', /^[\x20-\x7e]+\.$/, code);
  }
});

test('what is no item has no meaning', () => assert.equal(meaningOf('t9_x__y'), undefined));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CREDIT_CODE, wrongChecks } from '../../../core/datasets/credit-code.ts';

/** Codes of real public bodies, from pages that they published. */
const REAL = [
  '11371082004363095F',
  '1137083000433557XX',
  '11370883004326403Q',
  '113708260043292687',
  '11370883004325769B',
  '113325000026455663',
  '1137088300432554XU',
  '113708260043293213',
  '11370826004433065H',
  '113304830025582868',
  '11341702486344515H',
  '11370304004218883L',
  '113703050042193841',
  '113208007833785008',
  '11330800002618306N',
  '11331002MB16458203',
];
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

for (const code of REAL) {
  test(`${code} passes both checks`, () => {
    assert.match(code, CREDIT_CODE);
    assert.deepEqual(wrongChecks(code), []);
  });
}

test('a wrong character anywhere is noticed', () => {
  const slip = fc.tuple(fc.constantFrom(...REAL), fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET));
  fc.assert(
    fc.property(slip, ([code, at, character]) => {
      fc.pre(code[at] !== character);
      assert.notDeepEqual(wrongChecks(code.slice(0, at) + character + code.slice(at + 1)), []);
    }),
  );
});

test('two neighbours that changed places are noticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REAL), fc.nat({ max: 16 }), (code, at) => {
      const [one = '', other = ''] = code.slice(at, at + 2);
      fc.pre(one !== other);
      assert.notDeepEqual(wrongChecks(code.slice(0, at) + other + one + code.slice(at + 2)), []);
    }),
  );
});

test('what is wrong is told with what is asked for', () => {
  assert.deepEqual(wrongChecks('113710820043630950'), [{ position: 18, expected: 'F' }]);
  assert.deepEqual(
    wrongChecks('11371082004363096F').map(({ position }) => position),
    [17, 18],
  );
});

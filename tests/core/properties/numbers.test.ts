import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNumber } from '../../../core/intake/number.ts';
import { runs } from './runs.ts';

const KINDS = ['count', 'signed-count', 'decimal'] as const;
const CANONICAL = /^-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,8})?$/;
const SIGNS = Array.from("0123456789０１９.,，．-−+ \u00a0\u3000eE'’/()%万元无x\u200b=");

test('P7: every whole number of up to twelve digits is read exactly, grouped or not', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (number) => {
      const text = String(number);
      const grouped = text.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
      const wide = text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      assert.deepEqual(readNumber(text, 'count'), { value: text });
      assert.deepEqual(readNumber(` ${text}\u3000`, 'count'), { value: text });
      assert.equal(valueOf(grouped), text);
      assert.equal(valueOf(wide), text);
      if (number > 0n) assert.deepEqual(readNumber(`-${text}`, 'signed-count'), { value: `-${text}` });
    }),
    runs(500),
  );
});

test('P7: a decimal keeps every digit that was written', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.stringMatching(/^[0-9]{1,8}$/), (whole, fraction) => {
      assert.deepEqual(readNumber(`${whole}.${fraction}`, 'decimal'), { value: `${whole}.${fraction}` });
    }),
    runs(500),
  );
});

test('P7: whatever is read as a number has the digits of the text, in its order, and no others', () => {
  const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 14 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...KINDS), (written, kind) => {
      const read = readNumber(written, kind);
      if ('problem' in read) return;
      assert.match(read.value, CANONICAL);
      if (kind !== 'decimal') assert.ok(!read.value.includes('.'));
      if (kind !== 'signed-count') assert.ok(!read.value.startsWith('-'));
      assert.equal(significant(read.value), significant(written.normalize('NFKC')));
      const isNegative = /[-−]/.test(written.normalize('NFKC')) && read.value !== '0';
      assert.equal(read.value.startsWith('-'), isNegative);
    }),
    runs(8000),
  );
});

function valueOf(text: string): string | undefined {
  const read = readNumber(text, 'count');
  return 'value' in read ? read.value : undefined;
}

/** Digits and point, without zeros in front and without a fraction of zeros. */
function significant(text: string): string {
  return text
    .replaceAll(/[^0-9.]/g, '')
    .replace(/\.0+$/, '')
    .replace(/^0+(?=\d)/, '');
}

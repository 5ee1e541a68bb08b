import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { csvText, guardFormula } from '../../../core/publish/csv-text.ts';

const CASES = [
  { what: 'plain text stays', text: '济源市人民政府办公室', field: '济源市人民政府办公室' },
  { what: 'nothing stays nothing', text: '', field: '' },
  { what: 'a comma asks for quotes', text: 'a,b', field: '"a,b"' },
  { what: 'a quote is doubled', text: '所谓"公开"', field: '"所谓""公开"""' },
  { what: 'a line end asks for quotes', text: 'a\nb', field: '"a\nb"' },
  { what: 'a formula is guarded', text: '=1+1', field: "'=1+1" },
  {
    what: 'a guarded formula is quoted too',
    text: '=HYPERLINK("x","y")',
    field: '"\'=HYPERLINK(""x"",""y"")"',
  },
  { what: 'plus is guarded', text: '+86', field: "'+86" },
  { what: 'at is guarded', text: '@SUM(A1)', field: "'@SUM(A1)" },
  { what: 'a tab is guarded', text: '\t=1', field: "'\t=1" },
  { what: 'a carriage return is guarded', text: '\r=1', field: '"\'\r=1"' },
  { what: 'a line feed is guarded', text: '\n=1', field: '"\'\n=1"' },
  { what: 'a full-width equals sign is guarded', text: '＝1', field: "'＝1" },
  { what: 'a full-width minus sign is guarded', text: '－1', field: "'－1" },
  { what: 'a minus before words is guarded', text: '-cmd', field: "'-cmd" },
  { what: 'a negative number stays', text: '-35', field: '-35' },
  { what: 'a negative decimal stays', text: '-0.50', field: '-0.50' },
  { what: 'a sign inside stays', text: 'a=b', field: 'a=b' },
];

for (const { what, text, field } of CASES) {
  test(what, () => assert.equal(csvText(text), field));
}

test('any text comes back from a CSV field as it was, the guard aside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parsed = Papa.parse<string[]>(`first,${csvText(text)},last\r\n`, {
        delimiter: ',',
        newline: '\r\n',
      });
      assert.deepEqual(parsed.data[0], ['first', guardFormula(text), 'last']);
    }),
  );
});

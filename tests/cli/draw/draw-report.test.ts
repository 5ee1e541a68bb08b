import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { displayWidth } from '../../../cli/draw/display-width.ts';
import { drawReport, type ReportDrawing } from '../../../cli/draw/draw-report.ts';
import { plain } from '../../../cli/draw/paint.ts';
import { LANGUAGES } from '../../../core/findings/language.ts';
import { FORM_2021, FORMS } from '../../../core/forms/form.ts';
import type { DraftReport } from '../../../core/intake/draft.ts';
import { textsByCode } from '../../../core/intake/texts-by-code.ts';
import { hostileText } from '../../core/findings/arbitrary-receipt.ts';

const AS_DRAWN: ReportDrawing = {
  form: '2021',
  marks: () => undefined,
  language: 'zh-CN',
  paint: plain,
  width: 120,
  tables: 'all',
};

test('only tables with a marked cell are drawn unless all are wanted', () => {
  const draft = draftOf(() => '0');
  assert.equal(drawReport(draft, { ...AS_DRAWN, tables: 'marked' }), '');
  const all = drawReport(draft, AS_DRAWN);
  assert.deepEqual(all.match(/^表[二三四]/gmu), ['表二', '表三', '表四']);
  const marks = (row: number) => (row === rowOf('t4_review__total') ? ('error' as const) : undefined);
  assert.match(drawReport(draft, { ...AS_DRAWN, tables: 'marked', marks }), /^表四/);
});

/** [mark, how 21 is shown] */
const MARKS = [
  ['error', '[21]'],
  ['warning', '(21)'],
  ['hint', '21?'],
] as const;

for (const [mark, shown] of MARKS) {
  test(`${mark}: ${shown}, also without colours`, () => {
    const text = drawReport(
      draftOf(() => '21'),
      {
        ...AS_DRAWN,
        tables: 'marked',
        marks: (row) => (row === rowOf('t4_review__upheld') ? mark : undefined),
      },
    );
    assert.equal(text.split(shown).length, 2);
  });
}

test('blank, zero and not there are three different things', () => {
  const texts: Readonly<Record<string, string | undefined>> = {
    t4_review__upheld: '',
    t4_review__corrected: '0',
  };
  const draft = draftOf((code) =>
    code in texts || code !== 't4_review__other' ? (texts[code] ?? '7') : undefined,
  );
  const [, line = ''] = /^行政复议 +(.*)$/m.exec(drawReport(draft, AS_DRAWN)) ?? [];
  assert.match(line, /\| +空 +\| +0 +\| +缺 +\|/);
});

test('rows of a form have the numbers of the spreadsheet, cells of table 二 their address', () => {
  const draft = draftOf(
    () => '0',
    (code) => (code.startsWith('t3_') ? { row: 28 + requestRow(code), column: 3 } : undefined),
  );
  const text = drawReport(draft, AS_DRAWN);
  assert.match(text, /^28 \| 一、本年新收/m);
  assert.match(text, /^A1 {2,}\| 规章 +\| 本年制发件数/m);
});

for (const { id, items } of FORMS) {
  for (const language of LANGUAGES) {
    test(`every table of the ${id} form has straight columns in ${language}`, () => {
      const text = drawReport(
        draftOf(() => '123456', undefined),
        { ...AS_DRAWN, form: id, language },
      );
      for (const table of text.split(/\n\n?(?=表|Table)/)) {
        const [, ...lines] = table.split('\n').filter((line) => line !== '');
        const places = lines.map((line) => displayWidth(line.slice(0, line.search(/[|+]/))));
        assert.equal(new Set(places).size, 1);
      }
      assert.equal(text.match(/123456/g)?.length, items.length);
    });
  }
}

test('whatever stands in the cells, drawing never throws and prints no control character', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1 }), fc.integer({ min: 0, max: 200 }), (texts, width) => {
      const draft = draftOf((code) => texts[code.length % texts.length]);
      const text = drawReport(draft, { ...AS_DRAWN, width });
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }),
  );
});

type Place = { readonly row: number; readonly column: number };

/** A report whose cell of each code has this text, each in a row of its own unless a place is given. */
function draftOf(
  textOf: (code: string) => string | undefined,
  placeOf: (code: string) => Place | undefined = () => undefined,
): DraftReport {
  const nowhere = { text: '', row: 1, column: 1 };
  const cell = (code: string) => {
    const text = textOf(code);
    return text === undefined ? undefined : { text, ...(placeOf(code) ?? { row: rowOf(code), column: 1 }) };
  };
  return {
    orgId: nowhere,
    year: nowhere,
    orgName: undefined,
    cell,
    textsIn: textsByCode(cell),
    texts: new Map(),
    explanations: new Map(),
    basedOnRevision: undefined,
    withdrawn: undefined,
    lacking: undefined,
    rows: 1,
    observations: [],
  };
}

function rowOf(code: string): number {
  return 1 + (FORM_2021.positionOf.get(code) ?? 0);
}

function requestRow(code: string): number {
  const rows = [...new Set(FORM_2021.items.filter(({ table }) => table === 3).map(({ row }) => row))];
  return rows.findIndex((row) => code.startsWith(`t3_${row}__`));
}

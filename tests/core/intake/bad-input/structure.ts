import { rowsOf, SHEET, sheetRows, swap, write, type LayoutName } from '../../sheet-file.ts';
import { alone, inEach, type BadInput } from './bad-input.ts';

const TABLES: readonly LayoutName[] = ['wide', 'long'];
const EXTRA_NAMES = [
  '备注',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'pk',
  'ttl',
  'sv',
  '=1+1',
  '<b>x</b>',
  'org_id2',
  'id',
  'length',
  'then',
];

function text(layout: LayoutName): string {
  return write(sheetRows(layout));
}

function withColumn(layout: LayoutName, name: string, value: string): string {
  return write(sheetRows(layout).map((row, at) => [...row, at === 0 ? name : value]));
}

function changed(layout: LayoutName, change: (rows: string[][]) => string[][]): string {
  return write(change(sheetRows(layout)));
}

/** Some labels as they are written in traditional characters. */
function traditional(label: string): string {
  const pairs = [
    '总總',
    '计計',
    '请請',
    '数數',
    '关關',
    '国國',
    '属屬',
    '类類',
    '诉訴',
    '审審',
    '发發',
    '处處',
    '无無',
  ];
  return pairs.reduce((written, [from = '', to = '']) => written.replaceAll(from, to), label);
}

function reversed(rows: string[][]): string[][] {
  return rows.map((row) => row.toReversed());
}

function transposed(rows: string[][]): string[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

function secondReport(): string[] {
  return [
    ...(rowsOf('wide', [{ ...SHEET, cells: { ...SHEET.cells, t2_licensing__decisions: '9' } }])[1] ?? []),
  ];
}

/** Rows and columns: too many, too few, in another order, twice, nameless, foreign. */
export const STRUCTURE_INPUTS: readonly BadInput[] = [
  ...[
    ['nothing', ''],
    ['a byte-order mark alone', '\ufeff'],
    ['white space alone', '  \r\n\t\u3000\r\n'],
    ['newlines alone', '\r\n'.repeat(50)],
    ['commas alone', ',,,,,\r\n'.repeat(20)],
    ['quotes alone', '"","",""\r\n'],
    ['one word', '年报'],
    ['one number', '42\r\n'],
    ['a foreign table', 'name,age\r\nLi,3\r\nWang,4\r\n'],
    ['a list of names', '济源市\r\n宿迁市\r\n'],
    ['an id and a year only', 'org_id,year\r\n419001-gov-office,2021\r\n'],
  ].map(([name = '', content = '']) =>
    alone(name, () => content, { expected: 'reject', codes: ['empty-file', 'header-missing'] }),
  ),
  ...inEach(
    'a header without rows',
    (layout) => text(layout).split('\r\n').slice(0, 1).join('\r\n') + '\r\n',
    {
      expected: 'reject',
      codes: ['no-data'],
      layouts: TABLES,
    },
  ),
  ...inEach('rows without a header', (layout) => text(layout).split('\r\n').slice(1).join('\r\n'), {
    expected: 'reject',
    codes: ['header-missing'],
    layouts: TABLES,
  }),
  ...inEach(
    'a title and a unit line above the header',
    (layout) => `2021年度政府信息公开年报汇总表\r\n单位：件\r\n${text(layout)}`,
    {
      expected: 'warn',
      codes: ['rows-above-header', 'row-not-understood'],
    },
  ),
  ...inEach(
    'a title above',
    (layout) => `济源市人民政府办公室2021年政府信息公开工作年度报告\r\n\r\n${text(layout)}`,
    { expected: 'mild' },
  ),
  ...inEach('thirty lines above the header', (layout) => `说明文字\r\n`.repeat(30) + text(layout), {
    expected: 'reject',
    codes: ['header-missing'],
    layouts: TABLES,
  }),
  ...inEach(
    'a second header row',
    (layout) =>
      changed(layout, ([header = [], ...rows]) => [
        header,
        header.map((_, at) => (at > 2 ? '本年处理决定数量' : '')),
        ...rows,
      ]),
    {
      expected: 'mild',
      codes: ['org-id-missing'],
      layouts: ['wide'],
    },
  ),
  ...inEach(
    'the header repeated',
    (layout) => changed(layout, ([header = [], ...rows]) => [header, header, ...rows]),
    {
      expected: 'warn',
      codes: ['repeated-header'],
      layouts: TABLES,
    },
  ),
  ...['合计', '总计', '备注：已核对', '注：数据截至12月31日', '填表人：张三', '审核：李四', '说明'].flatMap(
    (note) =>
      inEach(
        `a row ${note} below`,
        (layout) => changed(layout, (rows) => [...rows, [note, ...(rows[0] ?? []).slice(1).map(() => '')]]),
        {
          expected: 'warn',
          codes: ['note-row'],
          layouts: TABLES,
        },
      ),
  ),
  ...inEach(
    'a total row with numbers below',
    (layout) => changed(layout, (rows) => [...rows, ['合计', '', '', ...(rows[1] ?? []).slice(3)]]),
    {
      expected: 'warn',
      codes: ['note-row'],
      layouts: ['wide'],
    },
  ),
  ...['备注', '合计', '说明', '注：'].flatMap((id) =>
    inEach(
      `a report whose id reads ${id}`,
      (layout) => changed(layout, (rows) => swap(rows, SHEET.orgId, id)),
      {
        expected: 'reject',
        codes: ['org-id-malformed'],
        layouts: ['form', 'wide'],
      },
    ),
  ),
  ...inEach(
    'a note below table four',
    (layout) => write([...sheetRows(layout, { sections: {} }), ['填表人：张三']]),
    {
      expected: 'warn',
      codes: ['note-row'],
      layouts: ['form'],
      gives: { sections: {} },
    },
  ),
  ...inEach(
    'trailing commas',
    (layout) => changed(layout, (rows) => rows.map((row) => [...row, '', '', ''])),
    { expected: 'mild' },
  ),
  ...inEach('a thousand rows of commas', (layout) => text(layout) + `${','.repeat(20)}\r\n`.repeat(1000), {
    expected: 'mild',
  }),
  ...inEach(
    'an empty column on the left',
    (layout) => changed(layout, (rows) => rows.map((row) => ['', ...row])),
    { expected: 'mild' },
  ),
  ...inEach('a nameless column with data', (layout) => withColumn(layout, '', '7'), {
    expected: 'reject',
    codes: ['blank-header-with-data'],
    layouts: TABLES,
  }),
  ...inEach(
    'a nameless column with data in the middle',
    (layout) => changed(layout, (rows) => rows.map((row, at) => row.toSpliced(2, 0, at === 0 ? '' : '7'))),
    {
      expected: 'reject',
      codes: ['blank-header-with-data'],
      layouts: TABLES,
    },
  ),
  ...EXTRA_NAMES.flatMap((name) =>
    inEach(`an extra column ${name}`, (layout) => withColumn(layout, name, '1'), {
      expected: 'warn',
      codes: ['unknown-column'],
      layouts: TABLES,
    }),
  ),
  ...inEach(
    'a row a field too few',
    (layout) => changed(layout, (rows) => rows.map((row, at) => (at === 1 ? row.slice(0, -1) : row))),
    {
      expected: 'reject',
      codes: ['row-width'],
      layouts: TABLES,
    },
  ),
  ...inEach(
    'a row a field too many',
    (layout) => changed(layout, (rows) => rows.map((row, at) => (at === 1 ? [...row, '7'] : row))),
    {
      expected: 'reject',
      codes: ['row-width'],
      layouts: TABLES,
    },
  ),
  ...inEach(
    'an unquoted thousands comma',
    (layout) =>
      write(sheetRows(layout, { cells: { t2_licensing__decisions: 'N' } })).replace(
        /(?<=,)N(?=[,\r])/,
        '1,234',
      ),
    {
      expected: 'reject',
      codes: ['row-width', 'stray-cell'],
    },
  ),
  ...inEach(
    'an unquoted thousands comma in table three',
    (layout) =>
      write(sheetRows(layout, { cells: { t3_new_received__natural: 'N' } })).replace(
        /(?<=,)N(?=[,\r])/,
        '1,234',
      ),
    {
      expected: 'reject',
      codes: ['row-width', 'stray-cell'],
    },
  ),
  ...inEach(
    'an unquoted thousands comma in table four',
    (layout) =>
      write(sheetRows(layout, { cells: { t4_review__upheld: 'N' } })).replace(/(?<=,)N(?=[,\r])/, '1,234'),
    {
      expected: 'reject',
      codes: ['row-width', 'stray-cell'],
    },
  ),
  ...inEach(
    'a number slipped to the left',
    (layout) =>
      changed(layout, (rows) => rows.map((row) => (row[0] === '行政许可' ? ['行政许可', '7', '0'] : row))),
    {
      expected: 'reject',
      codes: ['stray-cell'],
      layouts: ['form'],
    },
  ),
  ...inEach(
    'two years in a row',
    (layout) =>
      changed(layout, (rows) => rows.map((row) => (row[0] === '年度' ? ['年度', '2021', '2022'] : row))),
    {
      expected: 'reject',
      codes: ['stray-cell'],
      layouts: ['form'],
    },
  ),
  ...inEach(
    'id and year in one row',
    (layout) =>
      changed(layout, ([id = [], name = [], year = [], ...rows]) => [[...id, ...year], name, ...rows]),
    {
      expected: 'accept',
      layouts: ['form'],
    },
  ),
  ...inEach('columns the other way round', (layout) => changed(layout, reversed), {
    expected: 'accept',
    layouts: TABLES,
  }),
  ...inEach(
    'rows the other way round',
    (layout) => changed(layout, ([header = [], ...rows]) => [header, ...rows.toReversed()]),
    { expected: 'accept', layouts: TABLES },
  ),
  ...inEach('the table transposed', (layout) => changed(layout, transposed), { expected: 'reject' }),
  ...Object.keys(SHEET.cells)
    .filter((_, at) => at % 17 === 0)
    .flatMap((code) => [
      ...inEach(`the column ${code} missing`, (layout) => changed(layout, (rows) => without(rows, code)), {
        expected: 'reject',
        codes: ['missing-column'],
        layouts: ['wide'],
      }),
      ...inEach(`${code} misspelt`, (layout) => changed(layout, (rows) => swap(rows, code, `${code}x`)), {
        expected: 'reject',
        codes: ['missing-column', 'missing-item'],
        layouts: TABLES,
      }),
    ]),
  ...[
    '行政许可',
    '行政处罚',
    '规章',
    '2.重复申请',
    '3.其他',
    '（七）总计',
    '一、本年新收政府信息公开申请数量',
  ].flatMap((label) => [
    ...inEach(
      `the row ${label} missing`,
      (layout) => changed(layout, (rows) => rows.filter((row) => !row.includes(label))),
      {
        expected: 'reject',
        codes: ['missing-row', 'header-missing'],
        layouts: ['form'],
      },
    ),
    ...inEach(
      `the row ${label} twice`,
      (layout) =>
        changed(layout, (rows) => rows.flatMap((row) => (row.includes(label) ? [row, row] : [row]))),
      {
        expected: 'reject',
        codes: ['duplicate-row'],
        layouts: ['form'],
      },
    ),
    ...inEach(
      `the row ${label} misspelt`,
      (layout) =>
        changed(layout, (rows) => rows.map((row) => row.map((cell) => (cell === label ? '甲乙丙' : cell)))),
      {
        expected: 'reject',
        codes: ['missing-row', 'header-missing'],
        layouts: ['form'],
      },
    ),
  ]),
  ...['自然人', '商业企业', '科研机构', '总计', '结果维持', '尚未审结', '本年制发件数'].flatMap((label) =>
    inEach(`the heading ${label} missing`, (layout) => changed(layout, (rows) => swap(rows, label, '')), {
      expected: 'reject',
      codes: ['table-header', 'missing-row'],
      layouts: ['form'],
    }),
  ),
  ...inEach(
    'the blocks of table four in another order',
    (layout) =>
      changed(layout, (rows) =>
        swap(swap(swap(rows, '未经复议直接起诉', 'X'), '复议后起诉', '未经复议直接起诉'), 'X', '复议后起诉'),
      ),
    {
      expected: 'reject',
      codes: ['table-header'],
      layouts: ['form'],
    },
  ),
  ...inEach(
    'table four printed twice',
    (layout) => {
      const rows = sheetRows(layout);
      const from = rows.findIndex((row) => (row[0] ?? '').startsWith('四、政府信息'));
      return write([...rows.slice(0, from + 5), ...rows.slice(from, from + 5), ...rows.slice(from + 5)]);
    },
    { expected: 'reject', codes: ['duplicate-row'], layouts: ['form'] },
  ),
  ...inEach(
    'a column of remarks beside the tables',
    (layout) =>
      changed(layout, (rows) =>
        rows.map((row) =>
          row[2] === '自然人' ? [...row, '备注'] : row[0] === '（五）不予处理' ? [...row, '已核'] : row,
        ),
      ),
    {
      expected: 'warn',
      codes: ['unknown-column'],
      layouts: ['form'],
    },
  ),
  ...inEach(
    'a local row of its own',
    (layout) =>
      changed(layout, (rows) =>
        rows.flatMap((row) => (row[0] === '行政许可' ? [row, ['其他主动公开文件', '', '12']] : [row])),
      ),
    {
      expected: 'warn',
      codes: ['unknown-row'],
      layouts: ['form'],
    },
  ),
  ...inEach(
    'straight quotes, half-width brackets and 其它 in labels',
    (layout) =>
      changed(layout, (rows) =>
        rows.map((row) =>
          row.map((cell) =>
            cell.length < 60
              ? cell
                  .replaceAll('“', '"')
                  .replaceAll('”', '"')
                  .replaceAll('（', '(')
                  .replaceAll('）', ')')
                  .replaceAll('其他', '其它')
                  .replaceAll('、', '.')
              : cell,
          ),
        ),
      ),
    {
      expected: 'accept',
      layouts: ['form'],
    },
  ),
  ...['合计', '总数'].flatMap((total) =>
    inEach(
      `${total} in place of 总计`,
      (layout) =>
        changed(layout, (rows) =>
          rows.map((row) => row.map((cell) => (cell.length < 60 ? cell.replaceAll('总计', total) : cell))),
        ),
      { expected: 'accept', layouts: ['form'] },
    ),
  ),
  ...inEach(
    'labels as published reports misprint them',
    (layout) => text(layout).replaceAll('三类内部事务', '三类内容事务').replaceAll('这一情形', '这一情况'),
    { expected: 'accept', layouts: ['form'] },
  ),
  ...inEach(
    'labels in traditional characters',
    (layout) =>
      changed(layout, (rows) =>
        rows.map((row) => row.map((cell) => (cell.includes('。') ? cell : traditional(cell)))),
      ),
    { expected: 'accept', layouts: ['form'] },
  ),
  ...inEach(
    'full-width header letters',
    (layout) => changed(layout, (rows) => swap(rows, 'org_id', 'ｏｒｇ＿ｉｄ')),
    { expected: 'accept', layouts: TABLES },
  ),
  ...inEach(
    'header in capitals',
    (layout) =>
      changed(layout, ([header = [], ...rows]) => [header.map((name) => name.toUpperCase()), ...rows]),
    { expected: 'mild', layouts: TABLES },
  ),
  ...inEach('a column twice with equal values', (layout) => withColumn(layout, 'year', '2021'), {
    expected: 'reject',
    codes: ['duplicate-column'],
    layouts: TABLES,
  }),
  ...inEach(
    'a column twice under another of its names',
    (layout) => withColumn(layout, '机构编码', SHEET.orgId),
    { expected: 'reject', codes: ['duplicate-column'], layouts: TABLES },
  ),
  ...inEach('the same report twice', (layout) => changed(layout, (rows) => [...rows, ...rows.slice(1)]), {
    expected: 'reject',
    codes: ['report-twice', 'item-twice'],
    layouts: TABLES,
  }),
  ...inEach(
    'the same report twice with other numbers',
    (layout) => changed(layout, (rows) => [...rows, secondReport()]),
    { expected: 'reject', codes: ['report-twice'], layouts: ['wide'] },
  ),
  ...inEach(
    'the same report twice, the year spelt otherwise',
    (layout) =>
      changed(layout, (rows) => [
        ...rows,
        ...rows.slice(1).map((row) => row.map((cell) => (cell === '2021' ? '2021年' : cell))),
      ]),
    { expected: 'reject', codes: ['report-twice'], layouts: TABLES },
  ),
  ...inEach('two forms one below the other', (layout) => text(layout) + text(layout), {
    expected: 'reject',
    codes: ['duplicate-row'],
    layouts: ['form'],
  }),
  ...inEach(
    'two forms without texts one below the other',
    (layout) => write([...sheetRows(layout, { sections: {} }), ...sheetRows(layout, { sections: {} })]),
    { expected: 'reject', codes: ['duplicate-row'], layouts: ['form'] },
  ),
  ...inEach(
    'a form without section six',
    (layout) =>
      changed(layout, (rows) =>
        rows.slice(
          0,
          rows.findIndex((row) => (row[0] ?? '').startsWith('六、')),
        ),
      ),
    {
      expected: 'warn',
      codes: ['section-missing'],
      layouts: ['form'],
      gives: { sections: { one: SHEET.sections?.one ?? '', five: SHEET.sections?.five ?? '' } },
    },
  ),
  ...inEach(
    'a text spread over several cells',
    (layout) =>
      changed(layout, (rows) =>
        rows.map((row) => (row[0] === SHEET.sections?.six ? ['未收取', '信息处理费。'] : row)),
      ),
    {
      expected: 'warn',
      codes: ['text-in-many-cells'],
      layouts: ['form'],
      gives: { sections: { ...SHEET.sections, six: '未收取 信息处理费。' } },
    },
  ),
  ...inEach(
    'a sentence in a text that names headings',
    (layout) =>
      write(
        sheetRows(layout, {
          sections: { ...SHEET.sections, one: '信息内容\n自然人、总计\n行政复议和行政诉讼' },
        }),
      ),
    {
      expected: 'accept',
      gives: { sections: { ...SHEET.sections, one: '信息内容\n自然人、总计\n行政复议和行政诉讼' } },
    },
  ),
  ...inEach(
    'who filled the form in, below its last text',
    (layout) =>
      write([...sheetRows(layout), ['填表人：张三', '', '联系电话：0391-6633000'], ['审核人：李四']]),
    { expected: 'warn', codes: ['note-row'], layouts: ['form'] },
  ),
  ...inEach(
    'a small table inside a text',
    (layout) =>
      changed(layout, (rows) =>
        rows.flatMap((row) =>
          row[0] === SHEET.sections?.one ? [row, ['类别', '自然人', '总计'], ['件数', '21', '21']] : [row],
        ),
      ),
    {
      expected: 'warn',
      codes: ['text-in-many-cells'],
      layouts: ['form'],
      gives: { sections: { ...SHEET.sections, one: `${SHEET.sections?.one}\n类别 自然人 总计\n件数 21 21` } },
    },
  ),
  ...[
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
  ].flatMap((title) =>
    inEach(
      `the title ${title} left out`,
      (layout) => write(sheetRows(layout, { sections: {} }).filter(([first]) => first !== title)),
      { expected: 'mild', layouts: ['form'], gives: { sections: {} } },
    ),
  ),
  ...[
    ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '（二）部分公开'],
    ['4.无正当理由大量反复申请', '4.无正当理由大量反复'],
    ['规章', '规章（县级无此项）'],
    ['行政规范性文件', '规范性文件'],
    ['1.属于国家秘密', '1、属于国家秘密（第十四条）'],
  ].flatMap(([label = '', shorter = '']) =>
    inEach(`${label} written ${shorter}`, (layout) => changed(layout, (rows) => swap(rows, label, shorter)), {
      expected: 'accept',
      layouts: ['form'],
    }),
  ),
  ...['不予', '其他法律', '属于', '要求'].flatMap((label) =>
    inEach(
      `1.属于国家秘密 written ${label}`,
      (layout) => changed(layout, (rows) => swap(rows, '1.属于国家秘密', label)),
      {
        expected: 'reject',
        codes: ['missing-row', 'duplicate-row'],
        layouts: ['form'],
      },
    ),
  ),
  ...inEach(
    'cells of both forms filled in',
    (layout) => withColumn(layout, 't3_other_processing__total', '5'),
    {
      expected: 'warn',
      codes: ['other-form'],
      layouts: ['wide'],
    },
  ),
  ...inEach(
    'an unknown code',
    (layout) => changed(layout, (rows) => [...rows, [SHEET.orgId, '2021', 't9_nothing__at_all', '5']]),
    {
      expected: 'warn',
      codes: ['unknown-code'],
      layouts: ['long'],
    },
  ),
  ...inEach(
    'a code blank',
    (layout) => changed(layout, (rows) => [...rows, [SHEET.orgId, '2021', '', '5']]),
    {
      expected: 'warn',
      codes: ['unknown-code'],
      layouts: ['long'],
    },
  ),
  ...['是', '1', 'yes', 'true', 'x'].flatMap((word) =>
    inEach(`withdrawn ${word}`, (layout) => withColumn(layout, 'withdrawn', word), {
      expected: 'reject',
      codes: [word === 'x' ? 'withdrawn-malformed' : 'withdrawal-with-figures'],
      layouts: ['wide'],
    }),
  ),
  ...['', '0', '否', 'no', 'false'].flatMap((word) =>
    inEach(`withdrawn ${JSON.stringify(word)}`, (layout) => withColumn(layout, 'withdrawn', word), {
      expected: 'accept',
      layouts: ['wide'],
    }),
  ),
  ...inEach('based on a revision', (layout) => withColumn(layout, 'based_on_revision', '3'), {
    expected: 'accept',
    gives: { basedOnRevision: 3 },
    layouts: ['wide'],
  }),
  ...inEach('based on no revision number', (layout) => withColumn(layout, 'based_on_revision', '最新'), {
    expected: 'warn',
    codes: ['based-on-revision-malformed'],
    layouts: ['wide'],
  }),
];

function without(rows: string[][], name: string): string[][] {
  const column = rows[0]?.indexOf(name) ?? -1;
  return rows.map((row) => row.toSpliced(column, 1));
}

import { FORM_2019, FORM_2021 } from '../../core/forms/form.ts';
import { formRows } from '../../core/publish/layouts/form-layout.ts';
import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';
import { longRows } from '../../core/publish/layouts/long-layout.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';
import { csv, utf8 } from './csv.ts';
import { encodeGb18030 } from '../../core/publish/layouts/encode-gb18030.ts';
import { readCase } from './read-case.ts';
import type { Sample } from './sample.ts';

const SYNTHETIC =
  '未收取信息处理费。本文件由真实报告改动而成，仅供测试，数字不真实。Synthetic: a real report changed for testing.';
const REAL = readCase('419001-jiyuan-gov-office-2021');
const SENDER = '419001-gov-office';
/** 60 explanations, each within its own limit. */
const LONG_EXPLANATIONS = Object.fromEntries(
  Array.from({ length: 60 }, (_, number) => [`X-${number}`, '情况属实。'.repeat(360)]),
);

/** A sample that is refused: the rule it breaks, the bytes, what was done. */
interface Declaration {
  readonly code: string;
  readonly bytes: Uint8Array;
  readonly about: string;
  /** Further errors that the same mistake brings with it. */
  readonly also?: readonly string[];
  readonly waits?: boolean;
}

/** One file for each rejecting rule, made from the real report by the smallest change that breaks the rule. */
export function invalidSamples(): readonly Sample[] {
  const ofReports = [
    ...relations(),
    ...cellDeclarations(),
    ...whoAndWhen(),
    ...tables(),
    ...longTables(),
    ...texts(),
    ...files(),
  ];
  return [...ofReports.map(toSample), ...imports().map(toImportSample), ...registers().map(toRegisterSample)];
}

function toSample({ code, bytes, about, also, waits }: Declaration): Sample {
  const folder = waits ? '' : `${SENDER}/`;
  return {
    path: `invalid/${code}.csv`,
    key: `incoming/annual-reports/${folder}${code}.csv`,
    bytes,
    receipt: 'rejected',
    codes: [code, ...(also ?? [])].toSorted(),
    reports: [],
    about,
    after: 'organisations.csv',
    ...(waits && { waits }),
  };
}

function toRegisterSample(declaration: Declaration): Sample {
  return { ...toSample(declaration), key: `incoming/organisations/${declaration.code}.csv` };
}

function toImportSample(declaration: Declaration): Sample {
  return { ...toSample(declaration), key: `incoming/published-reports/${declaration.code}.csv` };
}

/** Published reports are kept with their flaws; what is refused is an import that contradicts itself. */
function imports(): readonly Declaration[] {
  const header = ['org_id', 'year', 'code', 'value', 'status', 'source_url'];
  const row = [SENDER, '2021', 't2_licensing__decisions', '3', 'reported', 'https://example.org/a'];
  const other = row.with(2, 't2_penalty__decisions');
  return [
    {
      code: 'status-contradicts',
      bytes: utf8(csv([header, row.with(4, 'blank'), other])),
      about: '导入：有数字的单元格标为空白 / an import: a cell with a number, said to be blank',
    },
    {
      code: 'provenance-differs',
      bytes: utf8(csv([header, row, other.with(5, 'https://example.org/b')])),
      about: '导入：一份报告有两个来源 / an import: one report from two sources',
    },
  ];
}

function relations(): readonly Declaration[] {
  const received = { t3_new_received__natural: '22', t3_new_received__total: '22' };
  const handled = { t3_result_total__natural: '22', t3_result_total__total: '22' };
  return [
    { code: 'T3-BAL', bytes: form(received), about: '新收多报 1 件 / one request too many received' },
    {
      code: 'T3-SUM7',
      bytes: form({ ...received, ...handled }),
      about: '办理总计与分项之和不符 / the total handled is not the sum of its parts',
    },
    {
      code: 'T3-ROW',
      bytes: form({ t3_granted__total: '1', t3_denied_process_info__total: '4' }),
      about: '两行总计与各类申请人不符 / two row totals are not the sums of their applicants',
    },
    {
      code: 'T4-SUM',
      bytes: form({ t4_review__total: '1' }),
      about: '行政复议总计与分项不符 / the reviews do not add up',
    },
  ];
}

function cellDeclarations(): readonly Declaration[] {
  return [
    {
      code: 'CELL-BLANK',
      bytes: form({ t2_licensing__decisions: '', t2_penalty__decisions: '/' }),
      about: '一格留空、一格填“/” / one cell blank, one with a slash',
    },
    { code: 'CELL-INT', bytes: form({ t2_coercion__decisions: '-3' }), about: '件数为负 / a negative count' },
    {
      code: 'CELL-TYPE',
      bytes: form({ t2_fees__amount_wan: '240万元' }),
      about: '数字格内带单位 / a unit in a number cell',
    },
    {
      code: 'digits-lost',
      bytes: form({ t2_licensing__decisions: '1.2E+05' }),
      about: '科学记数法，末尾数字已丢失 / scientific notation',
    },
    {
      code: 'formula',
      bytes: form({ t2_penalty__decisions: '=1+1' }),
      about: '数字格内是公式 / a formula in a number cell',
    },
    {
      code: 'number-too-large',
      bytes: form({ t2_penalty__decisions: '12345678901234567890' }),
      about: '数字太大 / more digits than any count has',
    },
    {
      code: 'invisible-character',
      bytes: utf8(csv(formRows(FORM_2021, changed({ t2_penalty__decisions: '1\u00ad2' })))),
      about: '数字中夹有软连字符 / a soft hyphen inside a number',
    },
    {
      code: 'P-FORM',
      bytes: encodeGb18030(csv(formRows(FORM_2019, inOldForm()))),
      about: '2021 年度用了 2019 年的格式 / the 2019 form used for 2021',
    },
  ];
}

function whoAndWhen(): readonly Declaration[] {
  return [
    {
      code: 'unknown-organisation',
      bytes: wide((rows) => put(rows, 0, '419001-nowhere')),
      about:
        '名录中没有该机构；等名录一分钟后拒绝 / not in the register; refused after a minute of waiting for one',
      waits: true,
    },
    {
      code: 'organisation-not-valid',
      bytes: wide((rows) => {
        put(rows, 0, '419001-closed');
        put(rows, 1, '');
      }),
      about: '机构在该年度已撤销 / the organisation had ceased to exist',
      also: ['sender-not-allowed'],
    },
    {
      code: 'sender-not-allowed',
      bytes: wide((rows) => {
        put(rows, 0, '321300-gov');
        put(rows, 1, '宿迁市人民政府');
      }),
      about: '替别的机构报送 / filed for somebody else’s organisation',
    },
    {
      code: 'name-differs',
      bytes: wide((rows) => put(rows, 1, '济源市人民政府')),
      about: '机构名称与编码不是同一机构 / name and id of two organisations',
    },
    {
      code: 'withdrawn-malformed',
      bytes: wide((rows) => rows.forEach((row, at) => row.push(at === 0 ? 'withdrawn' : '待定'))),
      about: '看不出是否撤回 / not clear whether it is withdrawn',
    },
    {
      code: 'withdrawal-with-figures',
      bytes: wide((rows) => rows.forEach((row, at) => row.push(at === 0 ? 'withdrawn' : '是'))),
      about: '标记撤回却填有数字 / withdrawn, and yet with figures',
    },
    {
      code: 'org-id-malformed',
      bytes: wide((rows) => put(rows, 0, '419001_GOV')),
      about: '机构编码格式不对 / a malformed id',
    },
    { code: 'org-id-missing', bytes: wide((rows) => put(rows, 0, '')), about: '没有机构编码 / no id' },
    {
      code: 'year-malformed',
      bytes: wide((rows) => put(rows, 2, '二〇二一')),
      about: '年度看不懂 / a year that can’t be read',
    },
    { code: 'year-missing', bytes: wide((rows) => put(rows, 2, '')), about: '没有年度 / no year' },
    {
      code: 'year-before-forms',
      bytes: wide((rows) => put(rows, 2, '2018')),
      about: '早于 2019 年 / before the present forms',
    },
    {
      code: 'year-out-of-range',
      bytes: wide((rows) => put(rows, 2, '2199')),
      about: '年度未到 / a year that has not come',
    },
    {
      code: 'report-twice',
      bytes: wide((rows) => rows.push([...(rows[1] ?? [])])),
      about: '同一报告出现两次 / one report twice',
    },
  ];
}

function tables(): readonly Declaration[] {
  const lines = sheet().split('\r\n');
  const without = lines.filter((line) => !line.includes('2.重复申请')).join('\r\n');
  const doubled = lines.flatMap((line) => (line.includes('2.重复申请') ? [line, line] : [line])).join('\r\n');
  return [
    {
      code: 'row-width',
      bytes: wide((rows) => rows[1]?.pop()),
      about: '少一个单元格 / a cell too few',
    },
    {
      code: 'duplicate-column',
      bytes: wide((rows) => rows.forEach((row, at) => row.push(at === 0 ? 'year' : '2021'))),
      about: '列重复 / a column twice',
    },
    {
      code: 'missing-column',
      bytes: wide((rows) => rows.forEach((row) => row.pop())),
      about: '少一列 / a column missing',
    },
    {
      code: 'blank-header-with-data',
      bytes: wide((rows) => rows.forEach((row, at) => row.push(at === 0 ? '' : '7'))),
      about: '没有列名而有数据 / data under no name',
    },
    {
      code: 'stray-cell',
      bytes: encodeGb18030(sheet().replace('行政许可,,0', '行政许可,,1,234')),
      about:
        '千分位逗号未加引号，数字滑出所在列 / an unquoted thousands comma pushed a figure out of its column',
    },
    { code: 'missing-row', bytes: encodeGb18030(without), about: '缺一行 / a row missing' },
    { code: 'duplicate-row', bytes: encodeGb18030(doubled), about: '一行出现两次 / a row twice' },
    {
      code: 'table-header',
      bytes: encodeGb18030(sheet().replace('科研机构', '科研')),
      about: '表头不全 / a heading missing',
      also: ['missing-row'],
    },
    {
      code: 'header-missing',
      bytes: utf8('单位,数量\r\n某局,3\r\n'),
      about: '没有可识别的表头 / no known heading',
    },
    { code: 'no-data', bytes: utf8(csv(wideRows(FORM_2021, []))), about: '只有表头 / nothing but a header' },
  ];
}

function longTables(): readonly Declaration[] {
  const rows = longRows(FORM_2021, [changed({})]);
  const [header = [], ...cells] = rows;
  return [
    {
      code: 'item-twice',
      bytes: utf8(csv([...rows, ['419001-gov-office', '2021', 't2_licensing__decisions', '5']])),
      about: 'long 版式，同一指标出现两次 / layout long, an item twice',
    },
    {
      code: 'missing-item',
      bytes: utf8(csv([header, ...cells.filter(([, , code]) => code !== 't3_granted__natural')])),
      about: 'long 版式，缺一个指标 / layout long, an item missing',
    },
  ];
}

function texts(): readonly Declaration[] {
  return [
    {
      code: 'personal-id',
      bytes: encodeGb18030(sheet('咨询人身份证号 11010519491231002X。')),
      about: '文字中有身份证号（国家标准中的示例号码） / an identity number (the standard’s own example)',
    },
    {
      code: 'bank-card',
      bytes: encodeGb18030(sheet('退费账号 4111 1111 1111 1111。')),
      about: '文字中有银行卡号（通用的测试号码） / a bank card number (the usual test number)',
    },
    {
      code: 'formula-in-text',
      bytes: encodeGb18030(sheet('=HYPERLINK("http://example.invalid")')),
      about: '文字以公式开头 / text that is a formula',
    },
    {
      code: 'texts-too-long',
      bytes: encodeGb18030(csv(formRows(FORM_2021, { ...changed({}), explanations: LONG_EXPLANATIONS }))),
      about: '说明太多太长 / too many long explanations',
    },
    {
      code: 'text-damaged',
      bytes: utf8(sheet('????????')),
      about: '文字已成问号 / text turned into question marks',
    },
    {
      code: 'control-characters',
      bytes: utf8(sheet('济源市\u0007人民政府')),
      about: '控制字符 / a control character',
    },
    {
      code: 'suspicious-character',
      bytes: utf8(sheet('济源市\u202e人民政府')),
      about: '文字方向控制符 / a direction control',
    },
    {
      code: 'bom-inside',
      bytes: utf8(`${sheet()}\ufeff${sheet()}`),
      about: '两个文件首尾相接 / two files end to end',
      also: ['duplicate-row'],
    },
  ];
}

function files(): readonly Declaration[] {
  const xlsx = Uint8Array.from([0x50, 0x4b, 3, 4, ...utf8('[Content_Types].xml')]);
  const mixed = Uint8Array.from([...encodeGb18030(sheet()), ...utf8('备注：这一行是另一种编码\r\n')]);
  const [header = '', row = ''] = csv(wideRows(FORM_2021, [changed({})])).split('\r\n');
  const opened = row.replace(SYNTHETIC, `"${SYNTHETIC}`);
  const closed = `${row.replace('2021', '2022')}"`;
  const joined = [header, opened, closed, ''].join('\r\n');
  const decimal = wideRows(FORM_2021, [changed({ t2_fees__amount_wan: '1,234' })]);
  const semicolons = decimal.map((cells) => cells.join(';')).join('\r\n') + '\r\n';
  return [
    { code: 'empty-file', bytes: utf8(''), about: '空文件 / an empty file' },
    { code: 'not-a-csv', bytes: xlsx, about: 'xlsx 改名而成 / an xlsx renamed' },
    { code: 'mixed-encodings', bytes: mixed, about: '两种编码拼在一起 / two encodings joined' },
    {
      code: 'encoding-unknown',
      bytes: Uint8Array.from([...utf8('org_id,year\r\n'), 0x81, 0x20, 0xff, 0x0a]),
      about: '无法识别的编码 / no known encoding',
    },
    {
      code: 'unclosed-quote',
      bytes: utf8(sheet().replace('行政处罚', '"行政处罚')),
      about: '引号不成对 / an open quote',
    },
    {
      code: 'stray-quote',
      bytes: utf8(sheet().replace('行政处罚,,', '行政处罚, "",')),
      about: '引号位置不对 / a misplaced quote',
    },
    {
      code: 'rows-joined-by-quote',
      bytes: utf8(joined),
      about: '引号到下一行才结束，两行并成一行 / a quote closes in the next row and makes two rows one',
    },
    {
      code: 'decimal-comma',
      bytes: utf8(semicolons),
      about: '分号分列且数字含逗号，小数还是千分位无法确定 / semicolons, and a comma that may be decimal',
    },
    {
      code: 'full-width-delimiter',
      bytes: utf8('org_id，year，t2_regulations__issued\r\n419001-gov-office，2021，0\r\n'),
      about: '用全角逗号分隔 / full-width commas',
    },
    {
      code: 'sep-line-lies',
      bytes: utf8(`sep=;\r\n${sheet()}`),
      about: 'sep= 与实际分隔符不符 / a false sep= line',
    },
    { code: 'too-many-columns', bytes: utf8(`${'a,'.repeat(400)}\r\n`), about: '列太多 / too many columns' },
    { code: 'too-many-rows', bytes: utf8('\n'.repeat(30_010) + sheet()), about: '行太多 / too many rows' },
    {
      code: 'field-too-long',
      bytes: utf8(`org_id,year\r\n419001-gov-office,${'9'.repeat(30_000)}\r\n`),
      about: '单元格太长 / a cell too long',
    },
  ];
}

function registers(): readonly Declaration[] {
  const header = ['org_id', 'name_zh', 'kind', 'region', 'valid_from'];
  const row = ['419001-sample', '示例机构', 'other', '419001', '2019-01-01'];
  const elsewhere = row.with(0, '419099-sample').with(3, '419099');
  return [
    {
      code: 'field-missing',
      bytes: utf8(csv([header, row.with(1, '')])),
      about: '名录缺机构名称 / the register lacks a name',
    },
    {
      code: 'field-malformed',
      bytes: utf8(csv([header, row.with(4, '2019年')])),
      about: '名录日期格式不对 / a malformed date in the register',
    },
    {
      code: 'credit-code-check',
      bytes: utf8(
        csv([
          [...header, 'credit_code'],
          [...elsewhere, '11371082004363096F'],
        ]),
      ),
      about:
        '统一社会信用代码有一位写错，区划代码不在表中（警告） / one character of a credit code is wrong; a region that is not in the list is a warning',
    },
    {
      code: 'organisation-twice',
      bytes: utf8(csv([header, row, row])),
      about: '名录中同一机构两行 / an organisation twice in the register',
    },
  ];
}

/** The real report with some cells changed, saying of itself that it is not real. */
function changed(changes: Readonly<Record<string, string>>, six = SYNTHETIC): SheetReport {
  return { ...REAL, cells: { ...REAL.cells, ...changes }, sections: { one: '略。', five: '略。', six } };
}

function form(changes: Readonly<Record<string, string>>): Uint8Array {
  return encodeGb18030(csv(formRows(FORM_2021, changed(changes))));
}

/** The changed report in layout form as text; `six` stands in section 六. */
function sheet(six = SYNTHETIC): string {
  return csv(formRows(FORM_2021, changed({}, six)));
}

function wide(change: (rows: string[][]) => unknown): Uint8Array {
  const rows = wideRows(FORM_2021, [{ ...changed({}), sections: { six: SYNTHETIC } }]);
  // The remark that the file is synthetic stands in front, so that the last column is a number's.
  const moved = rows.map((row) => [...row.slice(0, 3), row.at(-1) ?? '', ...row.slice(3, -1)]);
  change(moved);
  return utf8(csv(moved));
}

function put(rows: string[][], column: number, text: string): void {
  const [, row] = rows;
  if (row) row[column] = text;
}

/** The same numbers poured into the superseded form, whose own cells get a 0. */
function inOldForm(): SheetReport {
  const cells = Object.fromEntries(FORM_2019.items.map(({ code }) => [code, REAL.cells[code] ?? '0']));
  return { ...changed({}), cells };
}

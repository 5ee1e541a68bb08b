import type { Form } from '../../forms/form.ts';
import {
  APPLICANT_COLUMNS,
  DISPUTE_COLUMNS,
  DISPUTE_ROWS,
  PROACTIVE_ROWS,
  REQUEST_ROWS,
  type ProactiveRowDeclaration,
} from '../../forms/table-rows.ts';
import type { SheetReport } from './sheet-report.ts';

/** Numbers of every table begin in column C; A holds the group, B the row. */
const LABELS = 2;
const GROUP_TITLES: Readonly<Record<string, string>> = {
  三: '三、本年度办理结果',
  '三（三）': '（三）不予公开',
  '三（四）': '（四）无法提供',
  '三（五）': '（五）不予处理',
  '三（六）': '（六）其他处理',
};

/** One report as a person sees it, as rows of text: about the report, the six sections, the statutory tables. */
export function formRows(form: Form, report: SheetReport): readonly (readonly string[])[] {
  return [
    ['机构编码', report.orgId],
    ['机构名称', report.orgName],
    ['年度', String(report.year)],
    ...remarks(report),
    [],
    ...textSection('一、总体情况', report, report.sections?.one),
    ['二、主动公开政府信息情况'],
    ...proactiveRows(form, report),
    [],
    ['三、收到和处理政府信息公开申请情况'],
    ...requestRows(form, report),
    [],
    ['四、政府信息公开行政复议、行政诉讼情况'],
    ...disputeRows(report),
    [],
    ...textSection('五、存在的主要问题及改进情况', report, report.sections?.five),
    ...textSection('六、其他需要报告的事项', report, report.sections?.six),
  ];
}

/** What the sender says about the report itself. */
function remarks({ correctionReason, basedOnRevision, withdrawn, explanations }: SheetReport): string[][] {
  const reason = correctionReason === undefined ? [] : [['更正原因', correctionReason]];
  const base = basedOnRevision === undefined ? [] : [['依据版本', String(basedOnRevision)]];
  const mark = withdrawn ? [['撤回', '是']] : [];
  return [
    ...reason,
    ...base,
    ...mark,
    ...Object.entries(explanations ?? {}).map(([rule, text]) => [`说明:${rule}`, text]),
  ];
}

/** All three titles, or none: a file with some of them only looks cut short. */
function textSection(title: string, { sections }: SheetReport, text: string | undefined): string[][] {
  const hasSections = Object.values(sections ?? {}).some((written) => written !== undefined);
  if (!hasSections) return [];
  return text === undefined ? [[title], []] : [[title], [text], []];
}

function proactiveRows(form: Form, report: SheetReport): string[][] {
  const rows = PROACTIVE_ROWS.filter((row) => row.form === form.id);
  return rows.flatMap((row, index) => [
    ...(row.article === rows[index - 1]?.article ? [] : [[row.article], heading(row)]),
    [row.zh, '', ...row.columns.map((column) => report.cells[`t2_${row.code}__${column.code}`] ?? '')],
  ]);
}

function heading(row: ProactiveRowDeclaration): string[] {
  return ['信息内容', '', ...row.columns.map((column) => column.zh)];
}

function requestRows(form: Form, report: SheetReport): string[][] {
  const organisations = APPLICANT_COLUMNS.slice(1, -1).map((column) => column.zh.split('－').at(-1) ?? '');
  const [natural, total] = [APPLICANT_COLUMNS.at(0)?.zh ?? '', APPLICANT_COLUMNS.at(-1)?.zh ?? ''];
  const blanks = organisations.slice(1).map(() => '');
  return [
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '', '申请人情况'],
    ['', '', natural, '法人或其他组织', ...blanks, total],
    ['', '', '', ...organisations, ''],
    ...REQUEST_ROWS.filter((row) => row.forms.includes(form.id)).map((row) => [
      ...(row.group === '' ? [row.zh, ''] : [GROUP_TITLES[row.group] ?? '', row.zh]),
      ...APPLICANT_COLUMNS.map((column) => report.cells[`t3_${row.code}__${column.code}`] ?? ''),
    ]),
  ];
}

function disputeRows(report: SheetReport): string[][] {
  const labels = Array.from({ length: LABELS }, () => '');
  const results = DISPUTE_COLUMNS.map((column) => column.zh);
  const gap = results.slice(1).map(() => '');
  return [
    [...labels, '行政复议', ...gap, '行政诉讼'],
    [...labels, ...results, '未经复议直接起诉', ...gap, '复议后起诉'],
    [...labels, ...results.map(() => ''), ...results, ...results],
    [
      ...labels,
      ...DISPUTE_ROWS.flatMap((row) =>
        DISPUTE_COLUMNS.map((column) => report.cells[`t4_${row.code}__${column.code}`] ?? ''),
      ),
    ],
  ];
}

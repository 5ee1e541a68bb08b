import { APPLICANT_COLUMNS } from '../../core/forms/table-rows.ts';
import { caseNames, readCaseFile, type CaseFile } from './case-file.ts';
import { csv, utf8 } from './csv.ts';
import type { Sample } from './sample.ts';

const HEADER = [
  'org_id',
  'year',
  'code',
  'value',
  'status',
  'raw',
  'source_url',
  'source_sha256',
  'retrieved_at',
];

/** Reports that are filed by other samples too: what is imported stands below them. */
const FILED: Readonly<Record<string, string>> = {
  '321300-suqian-2023': '321300-gov.2023-2024.wide.csv',
  '321300-suqian-2024': '321300-gov.2023-2024.wide.csv',
  '419001-jiyuan-gov-office-2021': '济源 2021年报(终稿).csv',
};

/** Cells that partly copied reports are known to have left empty; the other cells that are not there were not copied. */
const PUBLISHED_BLANKS: Readonly<Record<string, (code: string, cells: CaseFile['cells']) => boolean>> = {
  'gd-xuwen-justice-2023': isApplicantBesideTotal,
  'hb-baokang-agriculture-2021': (code) => code === 't2_licensing__decisions',
  'hb-hanyang-gov-office-2022': (code) => code === 't2_regulations__in_force',
  'hl-qianjin-education-2020': (code) => code === 't2_fees__items_change',
  'jl-erdao-expropriation-2022': (code) => code === 't3_granted__total',
};

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The real cases as others have published them, each a long file with its provenance. */
export function archiveSamples(): readonly Sample[] {
  return caseNames().map((name) => {
    const found = readCaseFile(name);
    const filed = FILED[name];
    return {
      path: `archive/${name}.csv`,
      key: `incoming/published-reports/${name}.csv`,
      bytes: utf8(csv([HEADER, ...rowsOf(name, found)])),
      receipt: filed === undefined ? 'accepted-with-warnings' : 'superseded',
      codes: [],
      reports: [`${found.org_id}.${found.year}`],
      about: aboutOf(found),
      after: filed ?? 'organisations.csv',
    };
  });
}

function aboutOf({ org_name: name, year, complete, cells }: CaseFile): string {
  const copied = Object.values(cells).filter((text) => text !== null).length;
  const extent = complete
    ? '全部单元格 / every cell'
    : `摘录 ${copied} 个数值 / an extract with ${copied} figures`;
  return `${name} ${year}，按公布的原样收录，${extent}`;
}

function rowsOf(name: string, found: CaseFile): readonly (readonly string[])[] {
  const { org_id: orgId, year, source } = found;
  const lines = [...textLines(found), ...cellLines(name, found), ...extraLines(found)];
  return lines.map((line) => [orgId, String(year), ...line, source, '', '']);
}

type Line = readonly [code: string, value: string, status: string, raw: string];

function textLines({ sections }: CaseFile): readonly Line[] {
  const texts = [
    ['section_1', sections?.one],
    ['section_5', sections?.five],
    ['section_6', sections?.six],
  ] as const;
  return texts.flatMap(([code, text]): Line[] => (text === undefined ? [] : [[code, text, '', '']]));
}

function cellLines(name: string, { cells, complete }: CaseFile): readonly Line[] {
  return Object.entries(cells).flatMap(([code, text]): Line[] => {
    if (text !== null) return [NUMBER.test(text) ? [code, text, 'reported', ''] : [code, '', 'text', text]];
    const isBlank = complete || PUBLISHED_BLANKS[name]?.(code, cells) === true;
    return isBlank ? [[code, '', 'blank', '']] : [];
  });
}

/** Local rows, and the figures of texts that are not at hand, under the names of narrative indicators. */
function extraLines({ extra_rows: rows, narrative, sections }: CaseFile): readonly Line[] {
  const local = Object.entries(rows ?? {}).flatMap(([label, numbers]) =>
    numbers.map((number, index): Line => [`${label}（第${index + 1}列）`, String(number), '', '']),
  );
  const quoted = sections === undefined ? Object.entries(narrative) : [];
  return [...local, ...quoted.flatMap(([key, value]) => narrativeLines(key, value))];
}

function narrativeLines(key: string, value: CaseFile['narrative'][string]): readonly Line[] {
  if (typeof value === 'number') return [[`nar_${key}`, String(value), '', '']];
  return Object.entries(value).map(([part, count]): Line => [`nar_${key}:${part}`, String(count), '', '']);
}

/** 徐闻: only the 总计 column is filled in, the applicants beside it are empty. */
function isApplicantBesideTotal(code: string, cells: CaseFile['cells']): boolean {
  const [row, column] = code.split('__');
  const isApplicant = APPLICANT_COLUMNS.some((one) => one.code === column && column !== 'total');
  return isApplicant && typeof cells[`${row}__total`] === 'string';
}

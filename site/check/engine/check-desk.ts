import { checkUpload } from '../../../core/check-upload.ts';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { Receipt, UploadFacts } from '../../../core/findings/receipt.ts';
import { reportIdOf } from '../../../core/forms/canonical-report.ts';
import { formOfYear, FORM_2021 } from '../../../core/forms/form.ts';
import type { DraftReport, UploadRead } from '../../../core/intake/draft.ts';
import { readUpload } from '../../../core/intake/read-upload.ts';
import { judgeReports } from '../../../core/judge-reports.ts';
import { readYear } from '../../../core/intake/read-year.ts';
import { parseUploadKey, type DatasetId } from '../../../core/intake/upload-key.ts';
import { draftReportId } from '../../../core/judge/draft-report-id.ts';
import { formUsed } from '../../../core/judge/form-used.ts';
import { formRows } from '../../../core/publish/layouts/form-layout.ts';
import { longRows } from '../../../core/publish/layouts/long-layout.ts';
import { prefill } from '../../../core/publish/layouts/prefill.ts';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { sheetOfDraft } from '../../../core/publish/layouts/sheet-of-draft.ts';
import type { SheetReport } from '../../../core/publish/layouts/sheet-report.ts';
import { rowsOfTables, type PastedRows } from '../paste/rows-of-tables.ts';
import type { CheckedSheet, ReportView } from './checked-sheet.ts';
import type { DeployedData } from './no-data.ts';
import { explainInRows } from './explain-in-rows.ts';
import { isWorkbook } from './is-workbook.ts';
import type { Filing, OrganisationFound, Requests, SheetBytes } from './requests.ts';

type Rows = readonly (readonly string[])[];

/** A file to be judged. */
interface Given {
  readonly id: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly edited: boolean;
}

/** A file on the desk, judged as it stands. */
interface Sheet extends Given {
  readonly read: UploadRead | undefined;
  readonly receipt: Receipt;
  readonly registered: boolean;
  readonly milliseconds: number;
}

const MOST_FOUND = 20;
const PLAIN_NAME = 'report.csv';
const TABLE_ENDING = /\.(?:csv|tsv|txt)$/i;
const ANY_ENDING = /\.[^.]{1,8}$/;
/** China has one time, eight hours ahead. */
const AHEAD_MS = 8 * 3_600_000;

/** The files that a person has on the page, each judged again whenever something in it changes. Touches no document. */
export class CheckDesk {
  readonly #sheets = new Map<number, Sheet>();
  #data: DeployedData;

  constructor(data: DeployedData) {
    this.#data = data;
  }

  connect(data: DeployedData): void {
    this.#data = data;
  }

  /** Organisations whose name or id holds the text; those whose name begins with it come first. */
  async search(text: string): Promise<readonly OrganisationFound[]> {
    const wanted = text.trim();
    const register = (await this.#data.register()) ?? new Map<string, Organisation>();
    const fitting = [...register.values()].filter(
      ({ orgId, nameZh, nameEn = '' }) =>
        nameZh.includes(wanted) ||
        orgId.startsWith(wanted) ||
        nameEn.toLowerCase().includes(wanted.toLowerCase()),
    );
    const rank = ({ nameZh }: Organisation) => (nameZh.startsWith(wanted) ? 0 : 1);
    return fitting
      .toSorted(
        (a, b) => rank(a) - rank(b) || a.nameZh.length - b.nameZh.length || (a.orgId < b.orgId ? -1 : 1),
      )
      .slice(0, MOST_FOUND)
      .map(({ orgId, nameZh }) => ({ orgId, name: nameZh }));
  }

  /** A workbook becomes the CSV that a spreadsheet would save of it; any other file stays as it is. */
  async open({ id, fileName, bytes }: Requests['open']['ask']): Promise<CheckedSheet> {
    if (!isWorkbook(bytes)) return this.#check({ id, fileName, bytes, edited: false });
    const rows = await rowsOfWorkbook(bytes);
    if (rows === undefined) return this.#check({ id, fileName, bytes, edited: false });
    const asTable = sheetFile(rows, 'utf-8');
    return this.#check({ id, fileName: fileName.replace(ANY_ENDING, '.csv'), bytes: asTable, edited: false });
  }

  async paste({ id, filing, tables }: Requests['paste']['ask']): Promise<CheckedSheet> {
    const pasted = cellsOf(rowsOfTables(tables, filing), filing.year);
    const before = this.#firstReport(id);
    const report = { ...(before ?? this.#blank(filing)), ...aboutOf(filing) };
    const cells = { ...report.cells, ...pasted };
    const form = formOfYear(filing.year) ?? FORM_2021;
    const bytes = sheetFile(formRows(form, { ...report, cells }), 'utf-8');
    const fileName = this.#sheets.get(id)?.fileName ?? nameOfTemplate(filing);
    return this.#check({ id, fileName, bytes, edited: true });
  }

  async edit({ id, row, column, text, reportId }: Requests['edit']['ask']): Promise<CheckedSheet> {
    const rows = this.#rows(id).map((cells, index) =>
      index === row - 1 ? withCell(cells, column, text) : cells,
    );
    return this.#rewrite(id, rows, reportId);
  }

  async explain({ id, reportId, rule, text }: Requests['explain']['ask']): Promise<CheckedSheet> {
    const draft = this.#drafts(id).find((one) => draftReportId(one) === reportId);
    if (!draft) return this.show({ id, reportId });
    const place = draft.explanations.get(rule);
    if (place && place.text !== '')
      return this.edit({ id, row: place.row, column: place.column, text, reportId });
    const about = { orgId: draft.orgId.text, year: draft.year.text };
    const rows = explainInRows(this.#rows(id), about, { rule, text, row: draft.orgId.row });
    return this.#rewrite(id, rows, reportId);
  }

  async show({ id, reportId }: Requests['show']['ask']): Promise<CheckedSheet> {
    return answerOf(this.#sheet(id), reportId);
  }

  async rearrange({ id, reportId }: Requests['rearrange']['ask']): Promise<CheckedSheet> {
    const reports = this.#drafts(id).flatMap((draft) => sheetsOf(draft));
    const [first, ...others] = reports;
    if (!first) return this.show({ id, reportId });
    const form = (report: SheetReport) => formOfYear(report.year) ?? FORM_2021;
    if (others.length === 0) return this.#rewrite(id, formRows(form(first), first), reportId);
    const rows = reports.flatMap((report, at) => longRows(form(report), [report]).slice(at === 0 ? 0 : 1));
    return this.#rewrite(id, rows, reportId);
  }

  save({ id }: Requests['save']['ask']): SheetBytes {
    const sheet = this.#sheet(id);
    return { fileName: uploadName(sheet.fileName), bytes: Uint8Array.from(sheet.bytes) };
  }

  async template(filing: Filing): Promise<Requests['template']['answer']> {
    const lastYear = reportIdOf(filing.orgId, filing.year - 1);
    const before = (await this.#data.reports([lastYear])).get(lastYear);
    const cells = before ? prefill(before) : {};
    const rows = formRows(formOfYear(filing.year) ?? FORM_2021, { ...aboutOf(filing), cells });
    return { rows, csv: Uint8Array.from(sheetFile(rows, 'utf-8')), carried: Object.keys(cells).length };
  }

  async #check(given: Given, reportId?: string): Promise<CheckedSheet> {
    const facts = (dataset: DatasetId) => factsOf(given, dataset);
    const register = await this.#data.register();
    const { mentions } = readUpload(given.bytes, facts('annual-reports'));
    const earlier = await this.#data.reports(mentions.reports);
    const setting = {
      judges: [judgeReports],
      dataset: 'annual-reports',
      register,
      earlier,
      today: today(),
    } as const;
    const started = performance.now();
    const { read, judgement } = checkUpload({ bytes: given.bytes, facts }, setting);
    const milliseconds = performance.now() - started;
    const { receipt } = judgement;
    const sheet = { ...given, read, receipt, registered: register !== undefined, milliseconds };
    this.#sheets.set(given.id, sheet);
    return answerOf(sheet, reportId);
  }

  #rewrite(id: number, rows: Rows, reportId: string | undefined): Promise<CheckedSheet> {
    const { fileName } = this.#sheet(id);
    return this.#check({ id, fileName, bytes: sheetFile(rows, 'utf-8'), edited: true }, reportId);
  }

  #sheet(id: number): Sheet {
    const sheet = this.#sheets.get(id);
    if (!sheet) throw new Error(`there is no sheet ${id}`);
    return sheet;
  }

  #rows(id: number): Rows {
    return this.#sheets.get(id)?.read?.table.all() ?? [];
  }

  #drafts(id: number): readonly DraftReport[] {
    return this.#sheets.get(id)?.read?.reports ?? [];
  }

  #firstReport(id: number): SheetReport | undefined {
    return this.#drafts(id).flatMap((draft) => sheetsOf(draft))[0];
  }

  #blank(filing: Filing): SheetReport {
    return { ...aboutOf(filing), cells: {} };
  }
}

/** Undefined of a workbook that can't be opened: the engine's own words about it are the better ones. */
async function rowsOfWorkbook(bytes: Uint8Array): Promise<Rows | undefined> {
  // The library for workbooks comes when the first one does.
  const { readWorkbook } = await import('./read-workbook.ts');
  return readWorkbook(bytes).catch(() => undefined);
}

function answerOf({ read, bytes: _bytes, ...sheet }: Sheet, reportId: string | undefined): CheckedSheet {
  const drafts = read?.reports ?? [];
  const reportIds = drafts.map(draftReportId);
  const at = reportId === undefined ? 0 : Math.max(0, reportIds.indexOf(reportId));
  const draft = drafts[at];
  return { ...sheet, reportIds, report: draft && viewOf(draft) };
}

function aboutOf({ orgId, orgName, year }: Filing): Pick<SheetReport, 'orgId' | 'orgName' | 'year'> {
  return { orgId, orgName, year };
}

/** `419001-gov-office.2024.csv`: what a template is called. */
function nameOfTemplate({ orgId, year }: Filing): string {
  return `${orgId}.${year}.csv`;
}

/** The cells that pasted tables hold, by item code. */
function cellsOf({ rows, tables }: PastedRows, year: number): Readonly<Record<string, string>> {
  const bytes = sheetFile(rows, 'utf-8');
  const read = readUpload(bytes, factsOf({ fileName: PLAIN_NAME, bytes }, 'annual-reports'));
  const [draft] = read.reports;
  if (!draft) return {};
  const { cells } = sheetOfDraft(draft, { form: formUsed(draft, formOfYear(year)).id, year });
  const isPasted = (code: string) => [...tables].some((table) => code.startsWith(`t${table}_`));
  return Object.fromEntries(Object.entries(cells).filter(([code]) => isPasted(code)));
}

/** A report that names no year that a form serves can't be written anew. */
function sheetsOf(draft: DraftReport): readonly SheetReport[] {
  const year = readYear(draft.year.text);
  const form = 'value' in year ? formOfYear(year.value) : undefined;
  return 'value' in year && form ? [sheetOfDraft(draft, { form: form.id, year: year.value })] : [];
}

function viewOf(draft: DraftReport): ReportView {
  const year = readYear(draft.year.text);
  const form = formUsed(draft, 'value' in year ? formOfYear(year.value) : FORM_2021);
  const cells = form.items.flatMap(({ code }) => {
    const cell = draft.cell(code);
    return cell === undefined ? [] : [[code, cell] as const];
  });
  return {
    reportId: draftReportId(draft),
    form: form.id,
    orgId: draft.orgId,
    orgName: draft.orgName,
    year: draft.year,
    cells: Object.fromEntries(cells),
    texts: Object.fromEntries(draft.texts),
    explanations: Object.fromEntries([...draft.explanations].map(([rule, { text }]) => [rule, text])),
  };
}

/** As if an operator had uploaded it. */
function factsOf({ fileName, bytes }: Pick<Given, 'fileName' | 'bytes'>, dataset: DatasetId): UploadFacts {
  const key = `incoming/${dataset}/${fileName}`;
  return {
    key: parseUploadKey(key) === undefined ? `incoming/${dataset}/${PLAIN_NAME}` : key,
    versionId: '',
    dataset,
    fileName,
    receivedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    bytes: bytes.length,
  };
}

/** A name under which the file may be uploaded. */
function uploadName(fileName: string): string {
  const named = TABLE_ENDING.test(fileName) ? fileName : `${fileName.replace(ANY_ENDING, '')}.csv`;
  return parseUploadKey(`incoming/annual-reports/${named}`) === undefined ? PLAIN_NAME : named;
}

function withCell(cells: readonly string[], column: number, text: string): readonly string[] {
  const padded = Array.from({ length: Math.max(cells.length, column) }, (_, at) => cells[at] ?? '');
  padded[column - 1] = text;
  return padded;
}

function today(): string {
  return new Date(Date.now() + AHEAD_MS).toISOString().slice(0, 10);
}

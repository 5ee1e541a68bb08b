import type { Language } from '../../core/findings/language.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import { formOfYear, FORM_2021 } from '../../core/forms/form.ts';
import type { DraftReport } from '../../core/intake/draft.ts';
import { readYear } from '../../core/intake/read-year.ts';
import { formUsed } from '../../core/judge/form-used.ts';
import { draftReportId } from '../../core/judge/draft-report-id.ts';
import type { JudgedFile } from '../judging/judge-file.ts';
import type { Terminal } from '../terminal.ts';
import type { Facts, WordName } from '../words.ts';
import { cellMarks } from '../../core/findings/cell-marks.ts';
import { drawReceipt, readingLine } from './draw-receipt.ts';
import { drawReport } from './draw-report.ts';
import { drawingOfCheck } from './drawing-for.ts';

/** For whom a check is drawn, and how much of its tables. */
export interface CheckSetting {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly options: { readonly tables: 'marked' | 'all' | 'none' };
  readonly say: (name: WordName, facts?: Facts) => string;
}

/** Of a file of many reports, how many are drawn. */
const MOST_REPORTS = 3;

/** What a check found, for a terminal: the file, its tables with the wrong cells marked, the findings, the result. */
export function drawCheck(judged: JudgedFile, setting: CheckSetting): string {
  const { receipt } = judged.judgement;
  const drawing = drawingOfCheck(receipt, setting.terminal, setting.language);
  const path = judged.file.path === '-' ? setting.say('standard-input') : visibleText(judged.file.path);
  const reading = readingLine(receipt, setting.language);
  return [
    `${drawing.paint('strong', path)}\n`,
    ...(reading === '' ? [] : [`${drawing.paint('faint', reading)}\n`]),
    '\n',
    ...drawReports(judged, setting),
    drawReceipt(receipt, drawing),
  ].join('');
}

function drawReports(judged: JudgedFile, setting: CheckSetting): readonly string[] {
  const { tables } = setting.options;
  if (tables === 'none') return [];
  const { language, terminal, say } = setting;
  const { receipt } = judged.judgement;
  const { paint } = drawingOfCheck(receipt, terminal, language);
  const drawing = { marks: cellMarks(receipt.findings), language, paint, width: terminal.width, tables };
  const wanted = reportsToDraw(judged, tables);
  const drawn = wanted.slice(0, MOST_REPORTS).flatMap((draft) => {
    const text = drawReport(draft, { ...drawing, form: formOf(draft) });
    const title = wanted.length > 1 ? `${visibleText(draftReportId(draft))}\n` : '';
    return text === '' ? [] : [`${title}${text}\n`];
  });
  if (drawn.length === 0) return [];
  const more = wanted.length - MOST_REPORTS;
  return [
    ...drawn,
    ...(more > 0 ? [`${say('more-reports', { count: more })}\n`] : []),
    `${say('legend')}\n\n`,
  ];
}

/** All reports, or those that a finding speaks of; of a file's only report also those that speak of the file. */
function reportsToDraw({ read, judgement }: JudgedFile, tables: 'marked' | 'all'): readonly DraftReport[] {
  const reports = read?.reports ?? [];
  if (tables === 'all' || reports.length === 1) return reports;
  const named = new Set(judgement.receipt.findings.map(({ reportId }) => reportId));
  return reports.filter((draft) => named.has(draftReportId(draft)));
}

function formOf(draft: DraftReport) {
  const year = readYear(draft.year.text);
  return formUsed(draft, 'value' in year ? formOfYear(year.value) : FORM_2021).id;
}

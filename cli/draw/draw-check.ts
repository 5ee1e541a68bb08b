import type { Language } from '../../core/findings/language.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import { formOfYear, FORM_2021 } from '../../core/forms/form.ts';
import type { DraftReport } from '../../core/intake/draft.ts';
import { readYear } from '../../core/intake/read-year.ts';
import { formUsed } from '../../core/judge/form-used.ts';
import type { JudgedFile } from '../judging/judge-file.ts';
import type { Terminal } from '../terminal.ts';
import type { Facts, WordName } from '../words.ts';
import { cellMarks } from './cell-marks.ts';
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

function drawReports({ read, judgement }: JudgedFile, setting: CheckSetting): readonly string[] {
  const { tables } = setting.options;
  if (tables === 'none' || read === undefined) return [];
  const { language, terminal, say } = setting;
  const { paint } = drawingOfCheck(judgement.receipt, terminal, language);
  const marks = cellMarks(judgement.receipt.findings);
  const drawn = read.reports
    .map((draft) => {
      const title = read.reports.length > 1 ? `${visibleText(titleOf(draft))}\n` : '';
      const text = drawReport(draft, {
        form: formOf(draft),
        marks,
        language,
        paint,
        width: terminal.width,
        tables,
      });
      return text === '' ? '' : `${title}${text}\n`;
    })
    .filter((text) => text !== '');
  if (drawn.length === 0) return [];
  const more = drawn.length - MOST_REPORTS;
  return [
    ...drawn.slice(0, MOST_REPORTS),
    ...(more > 0 ? [`${say('more-reports', { count: more })}\n`] : []),
    `${say('legend')}\n\n`,
  ];
}

function titleOf({ orgId, year }: DraftReport): string {
  return `${orgId.text.trim()}.${year.text.trim()}`;
}

function formOf(draft: DraftReport) {
  const year = readYear(draft.year.text);
  return formUsed(draft, 'value' in year ? formOfYear(year.value) : FORM_2021).id;
}

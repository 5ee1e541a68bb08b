import type { Finding } from '../../core/findings/finding.ts';
import { inLanguage, type Language } from '../../core/findings/language.ts';
import { lineWords } from '../../core/findings/line-words.ts';
import { placeList } from '../../core/findings/place-list.ts';
import { READING_WORDS, SEVERITY_WORDS } from '../../core/findings/reading-words.ts';
import type { Receipt, RecordOutcome } from '../../core/findings/receipt.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import { sayWords, type Facts, type WordName } from '../words.ts';
import type { Paint, Tone } from './paint.ts';
import { wrapText } from './wrap-text.ts';

/** Whom a receipt is drawn for. */
export interface ReceiptDrawing {
  readonly language: Language;
  readonly paint: Paint;
  readonly width: number;
  /** What is said of the whole file, and of a record: a check speaks otherwise than a filing. */
  readonly headline: Headline;
  readonly outcome: (status: RecordOutcome['status']) => string;
}

/** The result in one line, and whether it is good news. */
export interface Headline {
  readonly text: string;
  readonly tone: Tone;
}

const TONES: Readonly<Record<Finding['severity'], Tone>> = {
  error: 'error',
  warning: 'warning',
  notice: 'hint',
};
const INDENT = '    ';
const LISTED_RECORDS = 20;

/** A receipt for a terminal: each finding with its place and fix, then the result. Never prints a control character. */
export function drawReceipt(receipt: Receipt, drawing: ReceiptDrawing): string {
  const { headline } = drawing;
  const say = (name: WordName, facts?: Facts) => sayWords(name, drawing.language, facts);
  const { counts, findings } = receipt;
  const unlisted = counts.error + counts.warning + counts.notice - findings.length;
  return [
    ...findings.map((finding) => drawFinding(finding, drawing)),
    ...(unlisted > 0 ? [`${say('not-listed', { count: unlisted })}\n\n`] : []),
    ...recordLines(receipt, drawing),
    `${drawing.paint(headline.tone, headline.text)}\n`,
    `${say('count-line', counts)}\n`,
    ...(receipt.lines.read > 0
      ? [`${visibleText(inLanguage(lineWords(receipt.lines), drawing.language))}\n`]
      : []),
  ].join('');
}

/** How a file was read, in one line; empty where it was not. */
export function readingLine({ reading }: Receipt, language: Language): string {
  if (reading === undefined) return '';
  const words = [
    READING_WORDS.encoding[reading.encoding],
    READING_WORDS.delimiter[reading.delimiter],
    READING_WORDS.layout[reading.layout],
  ];
  return words.map((text) => inLanguage(text, language)).join(language === 'zh-CN' ? '，' : ', ');
}

function drawFinding(finding: Finding, { language, paint, width }: ReceiptDrawing): string {
  const severity = paint(TONES[finding.severity], inLanguage(SEVERITY_WORDS[finding.severity], language));
  const report = finding.reportId === undefined ? [] : [paint('faint', visibleText(finding.reportId))];
  const head = [severity, visibleText(finding.code), visibleText(placeList(finding.at)), ...report];
  const body = [
    inLanguage(finding.message, language),
    ...sides(finding, language),
    `→ ${inLanguage(finding.fix, language)}`,
  ];
  const lines = body.flatMap((text) => wrapText(visibleText(text), Math.max(width - INDENT.length, 20)));
  return `${head.filter((part) => part !== '').join('  ')}\n${lines.map((line) => `${INDENT}${line}\n`).join('')}\n`;
}

/** Both sides and the difference, unless the sentence has told them. */
function sides({ expected, actual, difference, message }: Finding, language: Language): readonly string[] {
  if (expected === undefined || actual === undefined) return [];
  if (message.zh.includes(expected) && message.zh.includes(actual)) return [];
  return difference === undefined
    ? [sayWords('sides', language, { expected, actual })]
    : [sayWords('sides-difference', language, { expected, actual, difference })];
}

/** Where there is more than one record, or a revision to tell: what became of each, those to mend first. */
function recordLines({ records }: Receipt, { outcome }: ReceiptDrawing): readonly string[] {
  if (records.length < 2 && records.every(({ revision }) => revision === undefined)) return [];
  const ordered = records.toSorted((a, b) => weight(a) - weight(b));
  const lines = ordered
    .slice(0, LISTED_RECORDS)
    .map(
      ({ id, status, revision }) =>
        `${visibleText(id)}  ${outcome(status)}${revision === undefined ? '' : `  #${revision}`}\n`,
    );
  const more = ordered.length > LISTED_RECORDS ? [`… (${ordered.length})\n`] : [];
  return [...lines, ...more, '\n'];
}

function weight({ status }: RecordOutcome): number {
  return status === 'rejected' ? 0 : 1;
}

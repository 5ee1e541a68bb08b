import { inLanguage, type Language } from '../../core/findings/language.ts';
import type { Receipt, ReceiptStatus, RecordOutcome } from '../../core/findings/receipt.ts';
import { STATUS_WORDS } from '../../core/findings/status-words.ts';
import { isReadable } from '../judging/judge-file.ts';
import type { Terminal } from '../terminal.ts';
import { sayWords, type WordName } from '../words.ts';
import type { ReceiptDrawing } from './draw-receipt.ts';
import { inColour, plain, type Tone } from './paint.ts';

const CHECKED: Partial<Record<ReceiptStatus, readonly [WordName, Tone]>> = {
  accepted: ['check-accepted', 'good'],
  'accepted-with-warnings': ['check-warned', 'warning'],
  'partly-accepted': ['check-partly', 'error'],
};
const CHECKED_RECORD: Partial<Record<RecordOutcome['status'], WordName>> = {
  accepted: 'record-fine',
  'accepted-with-warnings': 'record-warned',
};

const FILED: Readonly<Record<ReceiptStatus, Tone>> = {
  accepted: 'good',
  'accepted-with-warnings': 'warning',
  rejected: 'error',
  'partly-accepted': 'error',
  superseded: 'warning',
  duplicate: 'good',
  gone: 'warning',
  failed: 'error',
};

/** How to draw what a check found: nothing was sent, so nothing was accepted. */
export function drawingOfCheck(receipt: Receipt, terminal: Terminal, language: Language): ReceiptDrawing {
  const otherwise = [isReadable(receipt) ? 'check-rejected' : 'check-unread', 'error'] as const;
  const [word, tone] = CHECKED[receipt.status] ?? otherwise;
  const outcome = (status: RecordOutcome['status']) =>
    sayWords(CHECKED_RECORD[status] ?? 'record-wrong', language);
  return { ...setting(terminal, language), headline: { text: sayWords(word, language), tone }, outcome };
}

/** How to draw a receipt of a file that was sent: the result, what became of it, what to do now. */
export function drawingOfReceipt(
  { status }: Receipt,
  terminal: Terminal,
  language: Language,
): ReceiptDrawing {
  const { title, meaning, next } = STATUS_WORDS[status];
  const text = [title, meaning, next].map((words) => inLanguage(words, language)).join('\n');
  const outcome = (one: RecordOutcome['status']) => inLanguage(STATUS_WORDS[one].title, language);
  return { ...setting(terminal, language), headline: { text, tone: FILED[status] }, outcome };
}

function setting({ colour, width }: Terminal, language: Language) {
  return { language, paint: colour ? inColour : plain, width };
}

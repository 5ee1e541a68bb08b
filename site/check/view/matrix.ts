import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { CheckedSheet } from '../engine/checked-sheet.ts';
import type { CheckWord } from '../words.ts';

/** What became of one report of one file. */
export interface MatrixRow {
  readonly sheet: CheckedSheet;
  /** Undefined where the file holds no report that could be read. */
  readonly reportId: string | undefined;
  /** What is said of its sending. */
  readonly sent: Node;
}

export type Outcome = 'fine' | 'warned' | 'wrong' | 'unread';

const SIGNS: Readonly<Record<Outcome, string>> = { fine: '✓', warned: '!', wrong: '✕', unread: '✕' };
const HEADS = [
  'column-file',
  'column-report',
  'column-result',
  'column-errors',
  'column-warnings',
  'column-sent',
] as const satisfies readonly CheckWord[];
const MOST_ROWS = 500;

/** How a report stands, by the findings about it and about its whole file. */
export function outcomeOf({ receipt, reportIds }: CheckedSheet, reportId: string | undefined): Outcome {
  if (reportIds.length === 0 || receipt.reading === undefined) return 'unread';
  const counts = countsOf(receipt.findings, reportId);
  const record = receipt.records.find(({ id }) => id === reportId);
  if (counts.error > 0 || record?.status === 'rejected') return 'wrong';
  return counts.warning > 0 ? 'warned' : 'fine';
}

/** All reports of all files with their results; the chosen one is told to `show`. */
export function matrix(
  rows: readonly MatrixRow[],
  say: Say<CheckWord>,
  show: (row: MatrixRow) => void,
): HTMLElement {
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('matrix') },
    element(
      'table',
      { class: 'matrix' },
      element('caption', {}, say('matrix')),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...HEADS.map((name) => element('th', { scope: 'col' }, say(name))),
          element('td', {}),
        ),
      ),
      element('tbody', {}, ...rows.slice(0, MOST_ROWS).map((row) => drawRow(row, say, show))),
    ),
  );
}

function drawRow(row: MatrixRow, say: Say<CheckWord>, show: (row: MatrixRow) => void): HTMLElement {
  const { sheet, reportId, sent } = row;
  const outcome = outcomeOf(sheet, reportId);
  const { error, warning } = countsOf(sheet.receipt.findings, reportId);
  return element(
    'tr',
    { 'data-outcome': outcome },
    element('th', { scope: 'row' }, sheet.fileName),
    element('td', {}, reportId ?? '–'),
    element('td', {}, `${SIGNS[outcome]} ${say(`result-${outcome}`)}`),
    element('td', {}, String(error)),
    element('td', {}, String(warning)),
    element('td', {}, sent),
    element('td', {}, element('button', { type: 'button', onclick: () => show(row) }, say('show'))),
  );
}

/** Errors and warnings about a report and about its whole file, as far as they are listed. */
export function countsOf(
  findings: CheckedSheet['receipt']['findings'],
  reportId: string | undefined,
): { readonly error: number; readonly warning: number } {
  const own = findings.filter((finding) => finding.reportId === undefined || finding.reportId === reportId);
  const count = (wanted: string) => own.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning') };
}

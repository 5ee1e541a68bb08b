import type { CellMark } from '../../../core/findings/cell-marks.ts';
import type { CheckWord } from '../words.ts';

/** What a cell may be besides plain; `mended` was marked before and is no more. */
export type CellState = CellMark | 'mended';

/** Each state by a sign and a word beside its colour, so that nobody has to see colours. */
export const CELL_STATES: Readonly<Record<CellState, { readonly sign: string; readonly word: CheckWord }>> = {
  error: { sign: '✕', word: 'state-error' },
  warning: { sign: '!', word: 'state-warning' },
  hint: { sign: '?', word: 'state-hint' },
  mended: { sign: '✓', word: 'state-mended' },
};

import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { CheckedSheet } from '../engine/checked-sheet.ts';
import type { CheckWord } from '../words.ts';
import type { SendState } from './send-state.ts';

/** Many files with how far each has come. */
export interface SendAllSubject {
  readonly sheets: readonly CheckedSheet[];
  readonly stateOf: (id: number) => SendState | undefined;
}

/** What the bar under the list of files may ask for. */
export interface SendAllActions {
  readonly send: (sheets: readonly CheckedSheet[]) => void;
}

const ON_ITS_WAY: ReadonlySet<SendState['at']> = new Set(['queued', 'sending', 'waiting']);
const SENT: ReadonlySet<SendState['at']> = new Set(['waiting', 'late', 'done']);

/** Whether a file may be sent: somebody reports in it, and nothing in it is wrong. */
export function isReady({ receipt, reportIds }: CheckedSheet): boolean {
  return reportIds.length > 0 && receipt.reading !== undefined && receipt.counts.error === 0;
}

/** One button for all files that are right and not sent, one for those that failed, and how many there are of each. */
export function sendAll(
  { sheets, stateOf }: SendAllSubject,
  say: Say<CheckWord>,
  { send }: SendAllActions,
): HTMLElement {
  const at = ({ id }: CheckedSheet) => stateOf(id)?.at;
  const is = (states: ReadonlySet<SendState['at']>) => (sheet: CheckedSheet) =>
    states.has(at(sheet) ?? 'ready');
  const ready = sheets.filter(
    (sheet) => isReady(sheet) && ['ready', 'no-token'].includes(at(sheet) ?? 'ready'),
  );
  const failed = sheets.filter((sheet) => at(sheet) === 'refused');
  const isBusy = sheets.some(is(ON_ITS_WAY));
  const button = (name: CheckWord, chosen: readonly CheckedSheet[], kind: string) =>
    element(
      'button',
      { type: 'button', class: kind, disabled: isBusy, onclick: () => send(chosen) },
      say(name, { count: chosen.length }),
    );
  return element(
    'div',
    { class: 'send-all no-print', tabindex: -1 },
    element(
      'p',
      { role: 'status' },
      say('sent-so-far', {
        sent: sheets.filter(is(SENT)).length,
        failed: failed.length,
        wrong: sheets.filter((sheet) => !isReady(sheet)).length,
        all: sheets.length,
      }),
    ),
    element(
      'p',
      { class: 'actions' },
      ready.length > 0 ? button('send-all', ready, 'primary send-ready') : undefined,
      failed.length > 0 ? button('send-again', failed, 'send-failed') : undefined,
    ),
  );
}

import { inLanguage, type Language } from '../../../core/findings/language.ts';
import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { CheckWord } from '../words.ts';
import { receiptPage } from './receipt-address.ts';
import { isRefusal, statusWords } from './receipt-words.ts';
import type { SendState } from './send-state.ts';

export interface SentCellSetting {
  readonly say: Say<CheckWord>;
  readonly language: Language;
  readonly api: string;
}

/** What a row of the list of files says of its sending: how far it is, or its receipt, or why it failed. */
export function sentCell(state: SendState | undefined, setting: SentCellSetting): Node {
  const { say } = setting;
  if (state === undefined) return text(say('not-sent'));
  switch (state.at) {
    case 'queued':
      return text(say('queued'));
    case 'sending':
      return text(say('sending'));
    case 'no-token':
      return text(say('token-awaited'));
    case 'refused':
      return element('span', { class: 'problem' }, say('send-failed', { reason: state.reason }));
    case 'waiting':
      return element('span', {}, say('waiting'), ' ', receiptLink(state.receiptId, setting));
    case 'late':
      return element('span', {}, say('late'), ' ', receiptLink(state.receiptId, setting));
    case 'done':
      return receiptCell(state.receipt, setting);
    case 'ready':
    case 'wrong':
    case 'off':
      return text(say('not-sent'));
  }
}

function receiptCell(
  { receiptId, status }: Extract<SendState, { at: 'done' }>['receipt'],
  setting: SentCellSetting,
): Node {
  const words = statusWords(status);
  const title = words === undefined ? status : inLanguage(words.title, setting.language);
  const sign = isRefusal(status) ? '✕' : '✓';
  return element(
    'span',
    { class: isRefusal(status) ? 'problem' : '' },
    `${sign} ${title} `,
    receiptLink(receiptId, setting),
  );
}

function receiptLink(receiptId: string, { api, language }: SentCellSetting): HTMLElement {
  const href = receiptPage(api, receiptId, language);
  return element(
    'a',
    { href, target: '_blank', rel: 'noopener', title: receiptId },
    element('code', {}, `${receiptId.slice(0, 10)}…`),
  );
}

function text(words: string): Node {
  return document.createTextNode(words);
}

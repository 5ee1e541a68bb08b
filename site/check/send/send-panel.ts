import { inLanguage, type Language } from '../../../core/findings/language.ts';
import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { CheckWord } from '../words.ts';
import type { ShortReceipt } from './await-receipt.ts';
import { receiptAddress, receiptPage } from './receipt-address.ts';
import { isRefusal, statusWords } from './receipt-words.ts';
import type { SendState } from './send-state.ts';

export interface SendPanelSetting {
  readonly say: Say<CheckWord>;
  readonly language: Language;
  readonly api: string;
  readonly send: () => void;
  /** Whoever sends has shown a token. */
  readonly withToken: (token: string) => void;
}

/** The place from which a file is sent, and where its receipt appears. */
export function sendPanel(setting: SendPanelSetting): {
  readonly root: HTMLElement;
  show(state: SendState): Promise<void>;
} {
  const content = element('div', { role: 'status', class: 'send' });
  const root = element(
    'section',
    { class: 'step sending' },
    element('h2', {}, setting.say('step-send')),
    content,
  );
  return { root, show: async (state) => content.replaceChildren(...(await drawState(state, setting))) };
}

async function drawState(state: SendState, setting: SendPanelSetting): Promise<readonly HTMLElement[]> {
  const { say, send } = setting;
  const button = (disabled: boolean) =>
    element('button', { type: 'button', class: 'primary', disabled, onclick: send }, say('send'));
  switch (state.at) {
    case 'ready':
      return [button(false)];
    case 'wrong':
      return [button(true), element('p', {}, say('send-anyway'))];
    case 'queued':
    case 'sending':
      return [button(true), element('p', {}, say(state.at))];
    case 'off':
      return [element('p', { class: 'notice' }, say('send-off'))];
    case 'no-token':
      return [drawTokenField(setting, state.refused)];
    case 'refused':
      return [
        button(false),
        element('p', { class: 'problem' }, say('send-failed', { reason: state.reason })),
      ];
    case 'waiting':
      return [element('p', {}, say('waiting')), await drawNumber(state.receiptId, setting)];
    case 'late':
      return [element('p', {}, say('still-waiting')), await drawNumber(state.receiptId, setting)];
    case 'done':
      return [...drawReceipt(state.receipt, setting), await drawNumber(state.receipt.receiptId, setting)];
  }
}

/** Kept by the page alone, and gone with it. */
function drawTokenField({ say, withToken }: SendPanelSetting, refused: boolean): HTMLElement {
  const field = element('input', { id: 'token', type: 'password', autocomplete: 'off', size: 40 });
  const form = element(
    'form',
    { class: 'fields' },
    element('div', { class: 'token' }, element('label', { for: 'token' }, say('token')), field),
    element('button', { class: 'primary' }, say('send')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    withToken(field.value.trim());
  });
  const told = refused ? element('p', { class: 'problem' }, say('token-refused')) : undefined;
  return element('div', {}, element('p', {}, say('token-needed')), told, form);
}

function drawReceipt({ status }: ShortReceipt, { language }: SendPanelSetting): readonly HTMLElement[] {
  const words = statusWords(status);
  if (words === undefined) return [element('p', {}, status)];
  const outcome = isRefusal(status) ? 'wrong' : 'fine';
  return [
    element(
      'div',
      { class: 'headline', 'data-outcome': outcome },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, outcome === 'wrong' ? '✕' : '✓'),
      element('strong', {}, inLanguage(words.title, language)),
    ),
    element('p', {}, inLanguage(words.meaning, language), ' ', inLanguage(words.next, language)),
  ];
}

/** Of all that is on the page, the part with the number alone. */
function printReceipt(): void {
  document.body.classList.add('receipt-only');
  window.print();
  document.body.classList.remove('receipt-only');
}

/** The number, the page behind it, and the code that leads there. */
async function drawNumber(receiptId: string, { say, api, language }: SendPanelSetting): Promise<HTMLElement> {
  const { qrCode } = await import('../../dom/qr-code.ts');
  const address = receiptAddress(api, receiptId);
  const page = receiptPage(api, receiptId, language);
  return element(
    'div',
    { class: 'receipt' },
    qrCode(`${address}?format=html`, say('qr-label')),
    element(
      'div',
      {},
      element('p', {}, `${say('receipt-number')}：`, element('code', {}, receiptId)),
      element('p', {}, say('keep-number')),
      element(
        'p',
        { class: 'actions no-print' },
        element('a', { class: 'button', href: page, target: '_blank', rel: 'noopener' }, say('receipt-page')),
        element(
          'a',
          { class: 'button', href: `${address}?format=csv`, download: `${receiptId}.csv` },
          say('receipt-csv'),
        ),
        element('button', { type: 'button', onclick: printReceipt }, say('print-receipt')),
      ),
    ),
  );
}

import { element } from '../dom/element.ts';
import { qrCode } from '../dom/qr-code.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { readRegister, readRoot } from '../shell/read-feeds.ts';
import { speaker } from '../shell/speaker.ts';
import { readCardSubject, type CardSubject } from './card-subject.ts';
import { CARD_WORDS } from './words.ts';

const { language, main } = openPage('card');
const say = speaker(CARD_WORDS, language);
const subject = readCardSubject(location.search);
const address = `${location.origin}${subject.path}`;

main.append(
  element('h1', { class: 'no-print' }, say('title')),
  element('p', { class: 'lead no-print' }, say('lead')),
  element(
    'p',
    { class: 'no-print' },
    element('button', { type: 'button', onclick: () => print() }, say('print')),
  ),
  element(
    'section',
    { class: 'card' },
    element('h2', {}, titleOf(subject, await nameOf(subject))),
    qrFrame(),
    element('p', {}, say('scan')),
    element('p', {}, element('a', { href: subject.path }, address)),
  ),
);

function qrFrame(): HTMLElement {
  const frame = element('div', { class: 'frame' });
  frame.append(qrCode(address, say('code', { address })));
  return frame;
}

function titleOf(one: CardSubject, name: string): string {
  if (one.kind === 'all') return say('all');
  return one.kind === 'report' ? say('report', { name, year: one.year }) : say('organisation', { name });
}

/** The id stands where the register can't be read or does not hold it. */
async function nameOf(one: CardSubject): Promise<string> {
  if (one.kind === 'all') return '';
  try {
    const { feeds } = await readConfiguration();
    const root = await readRoot(feeds);
    const register = root === undefined ? new Map<string, never>() : await readRegister(feeds, root);
    return register.get(one.orgId)?.nameZh ?? one.orgId;
  } catch {
    return one.orgId;
  }
}

import { chinaTime } from '../china-time.ts';
import type { Bilingual } from '../finding.ts';
import type { Language } from '../language.ts';
import { lineWords } from '../line-words.ts';
import { READING_WORDS } from '../reading-words.ts';
import type { Reading, Receipt } from '../receipt.ts';
import { html, NOTHING, type Html } from './html.ts';
import { inBoth } from './in-both.ts';
import { PAGE_WORDS } from './page-words.ts';

/** Which file it was, when it came, how it was read. */
export function aboutUpload(receipt: Receipt, first: Language): Html {
  const { receiptId, upload, reading, lines } = receipt;
  const row = (name: keyof typeof PAGE_WORDS, value: Html) =>
    html`<dt>${inBoth(PAGE_WORDS[name], first)}</dt><dd>${value}</dd>`;
  return html`<h2>${inBoth(PAGE_WORDS.upload, first)}</h2>
<dl>
${row('number', html`<code>${receiptId}</code>`)}
${row('fileName', html`${upload.fileName}`)}
${row('receivedAt', html`${chinaTime(upload.receivedAt)} (UTC+8)`)}
${upload.sender === undefined ? NOTHING : row('sender', html`<code>${upload.sender}</code>`)}
${row('size', html`${upload.bytes} B`)}
${reading === undefined ? NOTHING : row('reading', inBoth(readingWords(reading), first))}
${lines.read === 0 ? NOTHING : row('lines', inBoth(lineWords(lines), first))}
${upload.sha256 === undefined ? NOTHING : row('hash', html`<code>${upload.sha256}</code>`)}
</dl>`;
}

function readingWords({ encoding, delimiter, layout }: Reading): Bilingual {
  const words = [
    READING_WORDS.encoding[encoding],
    READING_WORDS.delimiter[delimiter],
    READING_WORDS.layout[layout],
  ];
  return { zh: words.map(({ zh }) => zh).join('，'), en: words.map(({ en }) => en).join(', ') };
}

import type { Language } from '../language.ts';
import type { Receipt, ReceiptStatus } from '../receipt.ts';
import { STATUS_WORDS } from '../status-words.ts';
import { aboutUpload } from './about-upload.ts';
import { findingTables } from './finding-tables.ts';
import { Html, html } from './html.ts';
import { inBoth } from './in-both.ts';
import { PAGE_WORDS } from './page-words.ts';
import { recordTable } from './record-table.ts';
import { RECEIPT_STYLE } from './receipt-style.ts';

/** How a status looks: all is well, look again, mend it, our fault. */
const LOOKS: Readonly<Record<ReceiptStatus, 'good' | 'check' | 'bad' | 'ours'>> = {
  accepted: 'good',
  'accepted-with-warnings': 'check',
  rejected: 'bad',
  'partly-accepted': 'bad',
  superseded: 'check',
  duplicate: 'good',
  gone: 'check',
  failed: 'ours',
};

/**
 * The receipt (回执) as a page that reads well on a screen and on A4: one HTML document in both languages, the
 * reader's first, without scripts or anything from elsewhere. Serve it under `receiptPagePolicy`.
 */
export function receiptPage(receipt: Receipt, first: Language): string {
  const page = html`<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(receipt, first)}</title>
${STYLE}
</head>
<body>
<main>
<h1>${inBoth(PAGE_WORDS.heading, first)}</h1>
<p class="about">${receipt.upload.fileName} · <code>${receipt.receiptId}</code></p>
${answer(receipt, first)}
${findingTables(receipt, first)}
${recordTable(receipt.records, first)}
${aboutUpload(receipt, first)}
${footer(receipt, first)}
</main>
</body>
</html>
`;
  return page.text;
}

// The stylesheet is ours and must keep its bytes: its hash is what allows it.
const STYLE = html`<style>${new Html(RECEIPT_STYLE)}</style>`;

function titleOf({ status, upload }: Receipt, first: Language): string {
  const { title } = STATUS_WORDS[status];
  return `${first === 'zh-CN' ? title.zh : title.en} · ${upload.fileName}`;
}

function answer({ status }: Receipt, first: Language): Html {
  const { title, meaning, next } = STATUS_WORDS[status];
  return html`<section class="answer ${LOOKS[status]}">
<p class="title">${inBoth(title, first)}</p>
<p>${inBoth(meaning, first)}</p>
<p><strong>${inBoth(next, first)}</strong></p>
</section>`;
}

function footer({ engine }: Receipt, first: Language): Html {
  const context = engine.context === '' ? '' : ` · ${engine.context}`;
  return html`<footer>
<p>${inBoth(PAGE_WORDS.rules, first)} <code>gongkai ${engine.version} · ${engine.ruleset}${context}</code></p>
<p class="screen"><a href="?format=csv">${inBoth(PAGE_WORDS.asCsv, first)}</a> <a href="?format=json">${inBoth(PAGE_WORDS.asJson, first)}</a></p>
</footer>`;
}

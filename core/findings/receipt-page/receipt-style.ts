import { SHEET_STYLE } from './sheet-style.ts';

/** The one stylesheet of a receipt's page; whoever serves the page allows exactly these bytes. */
export const RECEIPT_STYLE = `${SHEET_STYLE}.second { display: block; font-size: .82em; line-height: 1.45; font-weight: 400; color: #565c68; }
h1 .second, h2 .second, th .second, dt .second, footer .second { display: inline; }
th.figure .second { display: block; }
.about { margin: .15rem 0 0; font-size: .9rem; }
.answer { margin: .75rem 0 1.25rem; padding: 1rem 1.25rem; border: 1px solid; border-left-width: .5rem; }
.answer p { margin: .5rem 0 0; }
.answer .title { margin: 0; font-size: 1.6rem; line-height: 1.3; font-weight: 700; }
.answer .title .second { font-size: .65em; }
.good { border-color: #1d7a46; background: #f1f9f4; }
.good .title .first { color: #14592f; }
.check { border-color: #a86400; background: #fdf7ec; }
.check .title .first { color: #7a4900; }
.bad { border-color: #b3261e; background: #fdf3f2; }
.bad .title .first { color: #8f1a13; }
.ours { border-color: #3c4a78; background: #f2f4fb; }
.ours .title .first { color: #2b3763; }
.cells { width: 8rem; }
.figure { width: 4.5rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.figure { overflow-wrap: normal; }
.fix { margin-top: .3rem; }
.fix .first::before { content: "→ "; }
.rule { display: block; font-size: .78em; color: #565c68; }
footer a { margin-right: 1.5rem; }
footer { margin-top: 2rem; padding-top: .75rem; border-top: 1px solid #c9cdd6; font-size: .82rem; color: #565c68; }
@media print {
  .screen { display: none; }
  .together { break-inside: avoid; }
  .answer { break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (max-width: 40rem) {
  .cells { width: auto; }
  .figure { width: auto; }
}
`;

/**
 * The Content-Security-Policy under which the page looks as it should: its own stylesheet by its hash, nothing
 * else. `sha256` digests a text (UTF-8) to base64.
 */
export function receiptPagePolicy(sha256: (text: string) => string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256(RECEIPT_STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-downloads',
  ].join('; ');
}

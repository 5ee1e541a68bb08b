import { SHEET_STYLE } from '../../findings/receipt-page/sheet-style.ts';

/** The one stylesheet of a report's page. */
export const REPORT_STYLE = `${SHEET_STYLE}
html[lang="zh-CN"] .e, html[lang="en"] .z { display: none; }
html[lang="en"] th .z { display: block; font-size: .8em; font-weight: 400; color: #565c68; }
a { color: #0b5394; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #0b5394; outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; max-width: 62rem; margin: 0 auto;
  padding: .75rem 2rem; }
nav a { margin-left: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.35; font-weight: 700; color: #16181d; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; }
.about { color: #4a4f5a; }
.short { margin: 1.25rem 0; padding: .5rem 1.25rem .75rem; border: 1px solid #0b5394; border-left-width: .5rem; background: #f3f7fb; }
.short h2 { margin: .25rem 0; font-size: .95rem; color: #4a4f5a; }
.short p { font-size: 1.15rem; }
.text p { text-indent: 2em; }
.none { color: #565c68; }
.findings { padding-left: 1.2rem; }
.findings li:target, .found:target, td:target { background: #fff3bf; }
.found { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid #d9a441; }
.found .at { margin: .25rem 0; font-size: .9em; }
.sides span { margin-right: 1rem; white-space: nowrap; }
.findings .rule, .flag { font-size: .78em; white-space: nowrap; }
.why { margin-bottom: 0; color: #4a4f5a; font-size: .9em; }
.wide { overflow-x: auto; }
caption { padding: .25rem 0; text-align: left; font-size: .85rem; color: #565c68; }
.form th { font-size: .9rem; line-height: 1.35; }
.form th[scope="col"], .form th[scope="colgroup"] { text-align: center; vertical-align: middle; }
.form th[scope="row"], .form th[scope="rowgroup"] { background: #f8f9fb; vertical-align: middle; }
.form td { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; vertical-align: middle; }
.form td.odd[colspan] { text-align: left; }
.form td a { display: block; color: inherit; text-decoration: none; }
.form td a:hover { text-decoration: underline; }
.form td .flag { color: #7a4900; text-decoration: underline; }
.form td small { display: block; color: #565c68; }
.form td:target { outline: 3px solid #a86400; outline-offset: -3px; }
.form td:target::after { content: attr(id); display: block; font: .7rem/1.3 Consolas, Menlo, monospace; overflow-wrap: anywhere; }
.revisions { padding-left: 1.5rem; }
.changes th, .changes td { padding: .2rem .5rem; font-size: .9rem; font-weight: 400; }
.changes td { overflow-wrap: break-word; }
.changes th { white-space: nowrap; }
.odd { color: #7a4900; }
.flagged { background: #fdf7ec; }
.t2 { table-layout: fixed; }
.t3 th[scope="rowgroup"] { width: 5.5em; }
.t3 th[rowspan="22"], .t3 th[rowspan="20"] { width: 2.8em; }
.t3 td { width: 4.6em; }
.t4 { table-layout: fixed; min-width: 46rem; }
html[lang="en"] .t3 { min-width: 58rem; }
html[lang="en"] .t3 thead th, html[lang="en"] .t4 th { font-size: .78rem; }
html[lang="en"] .t3 th[scope="rowgroup"] { width: 6.5em; font-size: .8rem; overflow-wrap: normal; }
html[lang="en"] .t4 { min-width: 60rem; }
.hash { font-size: .75rem; color: #565c68; }
.cite { padding: .5rem .75rem; background: #f3f4f6; }
@media print {
  header, caption, .screen, #data { display: none; }
  h3 { break-after: avoid; }
  .wide { overflow: visible; }
  .form { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 15pt; text-align: center; }
  .about { text-align: center; }
  .short { background: none; break-inside: avoid; }
  .short p { font-size: 11pt; }
  th, td { padding: .2rem .3rem; }
  .form th { font-size: 8.5pt; }
  .form td { font-size: 9pt; }
  .t4, html[lang] .t3, html[lang] .t4 { min-width: 0; }
  html[lang="en"] .t3 thead th, html[lang="en"] .t4 th { padding: .1rem; font-size: 6pt; }
  html[lang="en"] .form th .z { display: none; }
  html[lang="en"] .t3 th { padding: .1rem .3rem; font-size: 7.5pt; }
  html[lang="en"] .t3 td { padding: .1rem .3rem; }
  html[lang="en"] .t3 th[scope="rowgroup"] { width: 5.5em; font-size: 7pt; }
  .t4 th { padding: .2rem .1rem; font-size: 7.5pt; }
  .findings li:target, .found:target, td:target, .form td:target { background: none; outline: none; }
  .form td:target::after { content: none; }
}
@media (max-width: 40rem) {
  header { padding: .75rem 1rem; }
  .t3 { min-width: 44rem; }
  html[lang="en"] .t2 { min-width: 34rem; }
}
`;

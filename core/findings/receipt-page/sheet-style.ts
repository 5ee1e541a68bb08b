/** What pages of ours have in common on a screen, on paper (A4) and on a telephone. */
export const SHEET_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: #16181d; overflow-wrap: anywhere;
  font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Segoe UI", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 2rem 2rem; background: #fff; }
h1 { margin: 0; font-size: 1rem; font-weight: 600; color: #4a4f5a; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0; }
dt { color: #4a4f5a; }
dd { margin: 0; }
code { font: .92em/1.5 "Noto Sans Mono CJK SC", Consolas, Menlo, monospace; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .55rem; border: 1px solid #c9cdd6; text-align: left; vertical-align: top; }
th { background: #eef0f4; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
@page { size: A4; margin: 14mm 13mm; }
@media print {
  body { background: #fff; font-size: 10pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  h2 { margin-top: 1.2rem; }
}
@media (max-width: 40rem) {
  main { padding: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  table { font-size: .85rem; }
  th, td { overflow-wrap: break-word; }
}
`;

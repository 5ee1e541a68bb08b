import { licenceNote, type ReleaseFacts } from './release-facts.ts';

/** What a reader of a year's files finds beside them, in both languages. */
export function yearReadme(year: number, facts: ReleaseFacts): { readonly zh: string; readonly en: string } {
  const { name, url } = licenceNote(facts.licence);
  const { publisher, number, releasedAt, publicUrl } = facts;
  const zh = `# 政府信息公开工作年度报告统计数据（${year}年）

发布：${publisher.name}（${publisher.contact}）
期次：第${number}期，${releasedAt}
许可：${name}（${url}）
来源：${publicUrl}/feeds/v1/releases/${number}/manifest.json

- observations.csv：每行一个单元格（长表），UTF-8，无BOM
- reports.csv：每行一份报告（宽表）
- reports.excel.csv：每行一份报告，供Excel直接打开，中文表头
- reports.ndjson：每行一份报告（JSON）
- observations.parquet：长表；value 为原样的十进制文本，number 为同一数值（18位，6位小数）
- items.csv、organisations.csv、series.csv：指标、机构、跨表式数列的字典

空白、零和不适用是三种不同的情况：没有数字的单元格，原因见 status 列；reports.csv 中为空，reports.excel.csv 中以“空白”“不适用”“文字”“未收录”表示。
文本以 = + - @ 等开头、可能被电子表格当作公式的，CSV中前加一个半角撇号；数字从不改动，JSON和Parquet中是原文。
reports.excel.csv 中区划代码前加 CN-，以免被当作数字。
政府和政府办公室是两个机构，不可相加。

校验（需要curl、grep、sha256sum、openssl）。在存放已下载或已解压文件的目录中运行：

${checkFiles(facts)}
在保存整期数据副本的目录（其下有feeds/）中，一次核对所有已下载的文件：

${checkCopy(facts)}`;
  const en = `# Yearly reports on government information disclosure, ${year}

Publisher: ${publisher.name} (${publisher.contact})
Release: ${number}, ${releasedAt}
Licence: ${name} (${url})
Source: ${publicUrl}/feeds/v1/releases/${number}/manifest.json

- observations.csv: a row a cell (long), UTF-8, no byte-order mark
- reports.csv: a row a report (wide)
- reports.excel.csv: a row a report, opens in Excel, Chinese headings
- reports.ndjson: a line of JSON a report
- observations.parquet: the long table; value is the decimal as filed, number the same as a decimal of 18 digits, 6 behind the point
- items.csv, organisations.csv, series.csv: what the codes mean, who files, how series run through both forms

Blank, zero and not applicable are three different things: why a cell has no number is said by status; in reports.csv it is empty, in reports.excel.csv it says 空白 (blank), 不适用 (not applicable), 文字 (text) or 未收录 (missing).
A text that a spreadsheet could run as a formula (it begins with = + - @ and the like) has an apostrophe in front, in CSV only; numbers are never touched, JSON and Parquet have the text itself.
In reports.excel.csv a region has CN- in front, so that no program takes it for a number.
A government and its office are two organisations: never add them up.

How to check (with curl, grep, sha256sum and openssl). In the folder that holds what you downloaded or unpacked:

${checkFiles(facts)}
In the folder of a copy of the release, the one that holds feeds/, all files that are there at once:

${checkCopy(facts)}`;
  return { zh, en };
}

/** Fetches the signed list of hashes, checks its signature, and looks up the tables of this folder in it. */
function checkFiles({ number, publicUrl }: ReleaseFacts): string {
  const folder = `feeds/v1/releases/${number}`;
  return `\`\`\`sh
curl -sf "${publicUrl}/${folder}/manifest.json" |
  grep -oE '(${folder}/SHA256SUMS|feeds/v1/keys/signing)-[^"]+' |
  while read -r path; do curl -sf --create-dirs -o "$path" "${publicUrl}/$path"; done
openssl dgst -sha256 -verify feeds/v1/keys/signing-*.pem -signature ${folder}/SHA256SUMS-*.sig ${folder}/SHA256SUMS-*[0-9a-f]
for file in *.*; do
  grep -q "^$(sha256sum < "$file" | cut -c 1-64) " ${folder}/SHA256SUMS-*[0-9a-f] && echo "$file: OK" || echo "$file: FAILED"
done
\`\`\`
`;
}

function checkCopy({ number }: ReleaseFacts): string {
  return `\`\`\`sh
sha256sum -c --quiet --ignore-missing feeds/v1/releases/${number}/SHA256SUMS-*[0-9a-f]
\`\`\`
`;
}

/** The licence by name and address; its text is its publisher's. */
export function licenceText(licence: string): string {
  const { name, url } = licenceNote(licence);
  return `${name}\n${url}\n`;
}

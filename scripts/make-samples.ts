// Writes data-samples/ from the case files and the declared forms: node scripts/launch.mjs scripts/make-samples.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sample } from './samples/sample.ts';
import { exampleFile } from './cases/example-file.ts';
import { RULE_BOOK } from '../core/judge/rule-book.ts';
import { allSamples } from './samples/samples.ts';

const FOLDER = join(import.meta.dirname, '../data-samples');
const samples = allSamples();

rmSync(FOLDER, { recursive: true, force: true });
for (const { path, bytes } of samples) write(path, bytes);
for (const { id, failing } of RULE_BOOK) write(`rules/${id}.csv`, exampleFile(failing));
write('expected.json', `${JSON.stringify({ files: samples.map(expectation) }, null, 2)}\n`);
write('README.md', readme());

function write(path: string, content: Uint8Array | string): void {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function expectation({ path, key, receipt, codes, reports, after, waits }: Sample) {
  return { path, key, receipt, codes, reports, ...(after !== undefined && { after }), waits: waits ?? false };
}

function readme(): string {
  return `# 样例数据 / Sample data

\`npm start\` uploads these files in this order and compares each receipt with this table (\`expected.json\` says the same to programs).
Written by \`node scripts/launch.mjs scripts/make-samples.ts\`; change that, not the files.

## 来源 / Provenance

- 济源市人民政府办公室 2021: the report as published on 济源之窗 (www.jiyuan.gov.cn), every cell of tables 二, 三 and 四 and the text of sections 一, 五 and 六. Figures are the published ones. Its text speaks of 178 normative documents, its table of 219: that is how it was published.
- 宿迁市人民政府 2023, 2024: the published reports, taken over from a comparison of the two in the repository zxj6827111-blip/KIROGOVCOMPARE. Check the original before citing a figure as official.
- \`organisations.csv\`: names from the reports; ids, parents and dates are ours. 419001-closed does not exist.
- \`rounds.csv\`: synthetic. The days are those of the regulations, the exclusion is invented and says so.
- \`rules/\`: synthetic, a file that breaks each rule of \`docs/rules.md\`, for a body that does not exist. Not uploaded by \`npm start\`.
- \`archive/\`: 24 reports of 2019–2024 as really published, mistakes included, imported as \`published-reports\`. The column \`source_url\` of each file says where it was found; hashes and dates of retrieval were not recorded. Four were copied whole, the others in part: a cell that is not in the file was not copied, a row with the status \`blank\` was published empty. Rows beginning with \`nar_\` are figures quoted in the text. Check the original before citing a figure as official.
- \`invalid/\`: synthetic. Each is the 济源 report changed so that one rule refuses it, and says so in its section 六 where it has one.

## 文件与回执 / Files and receipts

| file | receipt | errors | what it is |
| --- | --- | --- | --- |
${samples.map((sample) => `| ${sample.path} | ${sample.receipt} | ${sample.codes.join(', ') || '–'} | ${sample.about} |`).join('\n')}
`;
}

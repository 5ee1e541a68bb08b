import type { Bilingual, Finding, Severity } from '../finding.ts';
import type { Language } from '../language.ts';
import { placeList } from '../place-list.ts';
import type { Receipt } from '../receipt.ts';
import { html, NOTHING, type Html } from './html.ts';
import { inBoth } from './in-both.ts';
import { PAGE_WORDS } from './page-words.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** A table for each weight that has findings: errors first. `failed` and `gone` have said it all in the answer. */
export function findingTables({ status, counts, findings }: Receipt, first: Language): Html {
  if (status === 'failed' || status === 'gone') return NOTHING;
  const tables = SEVERITIES.map((severity) => {
    const listed = findings.filter((finding) => finding.severity === severity);
    return listed.length === 0 ? NOTHING : table({ severity, listed, total: counts[severity] }, first);
  });
  return html`${tables}`;
}

interface Weighed {
  readonly severity: Severity;
  readonly listed: readonly Finding[];
  /** All of this weight, listed or not. */
  readonly total: number;
}

function table({ severity, listed, total }: Weighed, first: Language): Html {
  const heading = (name: keyof typeof PAGE_WORDS, look: string) =>
    html`<th scope="col" class="${look}">${inBoth(PAGE_WORDS[name], first)}</th>`;
  const sided = listed.some((finding) => finding.expected !== undefined || finding.actual !== undefined);
  const sides = html`${heading('expected', 'figure')}${heading('actual', 'figure')}${heading('difference', 'figure')}`;
  return html`<h2>${inBoth(title(severity, total), first)}</h2>
${listed.length < total ? html`<p>${inBoth(unlisted(listed.length, total), first)}</p>` : NOTHING}
<table>
<thead><tr>${heading('cells', 'cells')}${heading('problem', '')}${sided ? sides : NOTHING}</tr></thead>
<tbody>
${listed.map((finding) => row(finding, { first, sided }))}
</tbody>
</table>`;
}

function title(severity: Severity, total: number): Bilingual {
  if (severity === 'error')
    return { zh: `错误 ${total} 处，须改正`, en: `${total} ${plural('error', total)} to mend` };
  if (severity === 'warning')
    return { zh: `疑点 ${total} 处，请核对`, en: `${total} ${plural('warning', total)} to check` };
  return { zh: `提示 ${total} 条，供参考`, en: `${total} ${plural('notice', total)} for your information` };
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

function unlisted(listed: number, total: number): Bilingual {
  return {
    zh: `共 ${total} 处，这里列出前 ${listed} 处；改正后重新上传，其余的会再列出。`,
    en: `${total} in all; the first ${listed} are listed. Mend them and upload again to see the others.`,
  };
}

interface Setting {
  readonly first: Language;
  /** Whether the table has columns for the two sides. */
  readonly sided: boolean;
}

function row(finding: Finding, { first, sided }: Setting): Html {
  const figure = (value: string | undefined) => html`<td class="figure">${value ?? ''}</td>`;
  const sides = html`${figure(finding.expected)}${figure(finding.actual)}${figure(finding.difference)}`;
  const about = finding.reportId === undefined ? finding.code : `${finding.code} · ${finding.reportId}`;
  return html`<tr><td class="cells">${placeList(finding.at)}<span class="rule">${about}</span></td>
<td>${inBoth(finding.message, first)}<div class="fix">${inBoth(finding.fix, first)}</div></td>${sided ? sides : NOTHING}</tr>
`;
}

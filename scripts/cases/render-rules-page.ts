import { CATALOGUE } from '../../core/findings/catalogue.ts';
import type { Severity } from '../../core/findings/finding.ts';
import { RULE_BOOK } from '../../core/judge/rule-book.ts';
import type { RuleEntry, RuleExample } from '../../core/judge/rule-book/rule-entry.ts';
import { RULES } from '../../core/judge/rules/index.ts';

const WEIGHTS: Readonly<Record<Severity, string>> = {
  error: '错误，退回 / error: rejects',
  warning: '警告，请说明 / warning: asks for an explanation',
  notice: '提示 / notice: informs',
};
const LONGEST_TEXT = 80;

/** docs/rules.md: every rule with both languages, its weight, its basis and its examples. */
export function renderRulesPage(): string {
  return `# 核验规则 / Rules

Written by \`node scripts/launch.mjs scripts/make-rules-page.ts\` from \`core/judge/rule-book.ts\`; change that, not this page.
A relation with a missing operand is not assessable: it has neither passed nor failed. Rules marked *context* depend on other reports: they never reject, and are judged again when those change. A file that breaks each rule is in \`data-samples/rules/\`.

| id | | 规则 / rule | form |
| --- | --- | --- | --- |
${RULE_BOOK.map(row).join('\n')}

${RULE_BOOK.map(section).join('\n')}`;
}

function row({ id, title, forms }: RuleEntry): string {
  return `| [${id}](#${id.toLowerCase()}) | ${CATALOGUE[id].severity} | ${title.zh} / ${title.en} | ${forms.join(', ')} |`;
}

function section({ id, title, what, mend, basis, operands, passing, failing }: RuleEntry): string {
  const depends = RULES.find(({ code }) => code === id)?.depends ?? 'file';
  return `## ${id}

${title.zh} / ${title.en}

- ${WEIGHTS[CATALOGUE[id].severity]}${depends === 'context' ? '; *context*' : ''}
- ${what.zh} ${what.en}
- 改正 / mend: ${mend.zh} ${mend.en}
- 依据 / basis: ${basis.zh} / ${basis.en}
${operands.length > 0 ? `- 指标 / items: ${operands.map((code) => `\`${code}\``).join(', ')}\n` : ''}- 合格 / passes: ${show(passing)}
- 不合格 / fails: ${show(failing)}
`;
}

/** An example in a line: what differs from the small sound report. */
function show(example: RuleExample): string {
  const { lastYear, ...own } = example;
  const parts = [
    ...Object.entries(own).flatMap(([name, value]) =>
      typeof value === 'object' ? Object.entries(value).map(pair) : [pair([name, value])],
    ),
    ...(lastYear
      ? [
          `(${
            Object.entries({ ...lastYear.cells, ...lastYear.sections })
              .map(pair)
              .join(', ') || '–'
          } a year before)`,
        ]
      : []),
  ];
  return parts.join(', ') || 'the small sound report';
}

function pair([name, value]: readonly [string, unknown]): string {
  const text = String(value).replaceAll('\u200b', '␣');
  return `\`${name}=${text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}\``;
}

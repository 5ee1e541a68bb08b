import { inLanguage, type Language } from '../../core/findings/language.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import { FORMS } from '../../core/forms/form.ts';
import type { Item } from '../../core/forms/item.ts';
import { compareReports, type Difference } from '../../core/normalise/compare-reports.ts';
import { csvTable } from '../../core/publish/csv-table.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { drawTable, type TableColumn } from '../draw/draw-table.ts';
import { inColour, plain } from '../draw/paint.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { soundReports } from '../sheets/sound-reports.ts';
import { sayWords, type WordName } from '../words.ts';

const OPTIONS = {
  format: { type: 'choice', values: ['text', 'json', 'csv'], default: 'text', about: 'option-format' },
} as const satisfies OptionDeclarations;

type DiffCall = Call<typeof OPTIONS>;

/** Compares reports value by value: those of one id, or the only ones of two files. */
export const DIFF: Command<typeof OPTIONS> = {
  name: 'diff',
  about: 'diff-about',
  usage: 'OLD NEW',
  least: 2,
  most: 2,
  options: OPTIONS,
  run,
};

async function run(call: DiffCall): Promise<ExitCode> {
  const [oldPath = '', newPath = ''] = call.given;
  const old = await soundReports(oldPath, call);
  if ('exitCode' in old) return old.exitCode;
  const now = await soundReports(newPath, call);
  if ('exitCode' in now) return now.exitCode;
  call.terminal.out(WRITERS[call.options.format](pairUp(old.reports, now.reports), call));
  return EXIT.fine;
}

/** Two reports to compare; one of them missing where only one file has it. */
interface Pair {
  readonly old: CanonicalReport | undefined;
  readonly now: CanonicalReport | undefined;
  readonly differences: readonly Difference[];
}

function pairUp(old: readonly CanonicalReport[], now: readonly CanonicalReport[]): readonly Pair[] {
  const [first, second] = [old[0], now[0]];
  // Two years of one organisation, say.
  if (first && second && old.length === 1 && now.length === 1) return [pairOf(first, second)];
  const ids = [...new Set([...old, ...now].map(({ reportId }) => reportId))].toSorted();
  return ids.map((id) => {
    const [before, after] = [old, now].map((reports) => reports.find(({ reportId }) => reportId === id));
    return before && after ? pairOf(before, after) : { old: before, now: after, differences: [] };
  });
}

function pairOf(old: CanonicalReport, now: CanonicalReport): Pair {
  return { old, now, differences: compareReports(old, now) };
}

const WRITERS: Readonly<Record<'text' | 'json' | 'csv', (pairs: readonly Pair[], call: DiffCall) => string>> =
  { text: asText, json: asJson, csv: asCsv };

const COLUMNS: readonly TableColumn[] = [
  { side: 'left', widest: 60 },
  { side: 'right', widest: 26 },
  { side: 'right', widest: 26 },
];

function asText(pairs: readonly Pair[], call: DiffCall): string {
  return pairs.map((pair) => pairText(pair, call)).join('\n');
}

function pairText({ old, now, differences }: Pair, { given, language, terminal, say }: DiffCall): string {
  const ids = [...new Set([old?.reportId, now?.reportId])].filter((id) => id !== undefined).join(' → ');
  const title = visibleText(ids);
  if (!old || !now) return `${title}: ${say('only-in', { path: visibleText(given[old ? 0 : 1] ?? '') })}\n`;
  if (differences.length === 0) return `${title}: ${say('no-differences')}\n`;
  const text = (value: string | null | undefined) => ({ text: shortened(shown(value, language)) });
  const table = {
    columns: COLUMNS,
    headings: [{ text: say('item') }, { text: say('old') }, { text: say('new') }],
    rows: differences.map((one) => [{ text: labelOf(one.code, language) }, text(one.old), text(one.new)]),
  };
  const paint = terminal.colour ? inColour : plain;
  return `${title}: ${say('difference-count', { count: differences.length })}\n\n${drawTable(table, paint)}`;
}

const LONGEST = 200;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}

function shown(value: string | null | undefined, language: Language): string {
  if (value === undefined) return sayWords('absent', language);
  return value === null ? sayWords('blank-cell', language) : visibleText(value);
}

const ITEMS: ReadonlyMap<string, Item> = new Map(
  FORMS.flatMap((form) => form.items.map((item) => [item.code, item] as const)),
);
const TEXTS: Readonly<Record<string, WordName>> = {
  section_1: 'section-1',
  section_5: 'section-5',
  section_6: 'section-6',
  correction_reason: 'correction-reason',
  based_on_revision: 'based-on-revision',
  withdrawn: 'withdrawn',
};

function labelOf(code: string, language: Language): string {
  const item = ITEMS.get(code);
  if (item)
    return inLanguage({ zh: `${item.zhRow}·${item.zhColumn}`, en: item.en }, language).replace(/[“”]/g, '"');
  const word = TEXTS[code];
  if (word !== undefined) return sayWords(word, language);
  return sayWords('explanation', language, { rule: visibleText(code.replace('explain:', '')) });
}

function asJson(pairs: readonly Pair[]): string {
  const documents = pairs.map(({ old, now, differences }) => ({
    old: old?.reportId ?? null,
    new: now?.reportId ?? null,
    // A member that is not there: the state lacks the item. Null: it is blank.
    differences: differences.map((one) => ({ code: one.code, old: one.old, new: one.new })),
  }));
  return `${JSON.stringify(documents, null, 2)}\n`;
}

function asCsv(pairs: readonly Pair[]): string {
  const rows = pairs.flatMap(({ old, now, differences }) =>
    differences.map(({ code, ...values }) => [
      old?.reportId ?? '',
      now?.reportId ?? '',
      code,
      labelOf(code, 'zh-CN'),
      labelOf(code, 'en'),
      visibleText(values.old ?? ''),
      visibleText(values.new ?? ''),
    ]),
  );
  return `\ufeff${csvTable(['old_report', 'new_report', 'code', '指标', 'item', 'old', 'new'], rows)}`;
}

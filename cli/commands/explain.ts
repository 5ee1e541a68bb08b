import { CATALOGUE, type CatalogueEntry, type FindingCode } from '../../core/findings/catalogue.ts';
import { inLanguage } from '../../core/findings/language.ts';
import { SEVERITY_WORDS } from '../../core/findings/reading-words.ts';
import { csvTable } from '../../core/publish/csv-table.ts';
import { UsageError } from '../command-error.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { displayWidth } from '../draw/display-width.ts';
import { wrapText } from '../draw/wrap-text.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

const OPTIONS = {
  format: { type: 'choice', values: ['text', 'json', 'csv'], default: 'text', about: 'option-format' },
} as const satisfies OptionDeclarations;

type ExplainCall = Call<typeof OPTIONS>;

/** Tells what a code means, how much it weighs and how it is mended; without a code, lists them all. */
export const EXPLAIN: Command<typeof OPTIONS> = {
  name: 'explain',
  about: 'explain-about',
  usage: '[CODE]',
  least: 0,
  most: 1,
  options: OPTIONS,
  run,
};

const CODES = Object.keys(CATALOGUE) as FindingCode[]; // the keys of that very object
const ENTRIES: Readonly<Record<FindingCode, CatalogueEntry>> = CATALOGUE;

async function run(call: ExplainCall): Promise<ExitCode> {
  const [wanted] = call.given;
  const codes = wanted === undefined ? CODES : [findCode(wanted)];
  const { format } = call.options;
  const isList = wanted === undefined;
  if (format === 'csv') call.terminal.out(asCsv(codes));
  else if (format === 'json') call.terminal.out(asJson(codes, isList));
  else call.terminal.out(isList ? list(codes, call) : codes.map((code) => explain(code, call)).join(''));
  return EXIT.fine;
}

/** Codes are told by heart and by ear: case doesn't matter. */
function findCode(wanted: string): FindingCode {
  const found = CODES.find((code) => code.toLowerCase() === wanted.trim().toLowerCase());
  if (found !== undefined) return found;
  const near = CODES.filter((code) => isNear(code, wanted)).slice(0, 5);
  if (near.length === 0) throw new UsageError('no-such-code', { value: wanted });
  throw new UsageError('no-such-code-but', { value: wanted, names: near.join(', ') });
}

function isNear(code: string, wanted: string): boolean {
  const words = wanted
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  return words.some((word) => code.toLowerCase().includes(word));
}

function explain(code: FindingCode, { language, terminal, say }: ExplainCall): string {
  const { severity, message, fix } = ENTRIES[code];
  const rows = [
    [say('severity'), say(`says-${severity}`)],
    [say('message'), inLanguage(message, language)],
    [say('fix'), inLanguage(fix, language)],
  ] as const;
  const left = Math.max(...rows.map(([name]) => displayWidth(name))) + 2;
  const lines = rows.flatMap(([name, text]) =>
    wrapText(withGaps(text), Math.max(terminal.width - left, 20)).map((line, index) =>
      index === 0 ? name + ' '.repeat(left - displayWidth(name)) + line : ' '.repeat(left) + line,
    ),
  );
  return `${code}\n${lines.map((line) => `${line}\n`).join('')}`;
}

function list(codes: readonly FindingCode[], { language }: ExplainCall): string {
  const width = Math.max(...codes.map((code) => code.length)) + 2;
  return codes
    .map((code) => {
      const { severity, message } = ENTRIES[code];
      const weight = inLanguage(SEVERITY_WORDS[severity], language);
      return `${code.padEnd(width)}${weight}  ${withGaps(inLanguage(message, language))}\n`;
    })
    .join('');
}

/** Where a finding has its figures and cells, an explanation has a gap. */
function withGaps(sentence: string): string {
  return sentence.replace(/\{\w+\}/g, '…');
}

function asJson(codes: readonly FindingCode[], isList: boolean): string {
  const documents = codes.map((code) => {
    const { severity, message, fix } = ENTRIES[code];
    return {
      code,
      severity,
      message: { 'zh-CN': message.zh, en: message.en },
      fix: { 'zh-CN': fix.zh, en: fix.en },
    };
  });
  return `${JSON.stringify(isList ? documents : documents[0], null, 2)}\n`;
}

function asCsv(codes: readonly FindingCode[]): string {
  const rows = codes.map((code) => {
    const { severity, message, fix } = ENTRIES[code];
    return [code, severity, message.zh, fix.zh, message.en, fix.en];
  });
  return `\ufeff${csvTable(['code', 'severity', '问题', '改法', 'message', 'fix'], rows)}`;
}

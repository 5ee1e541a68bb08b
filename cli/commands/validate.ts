import type { Receipt } from '../../core/findings/receipt.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import { DATASETS } from '../../core/index.ts';
import { receiptCsv } from '../../core/publish/receipt-csv.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { drawCheck } from '../draw/draw-check.ts';
import { EXIT, worstOf, type ExitCode } from '../exit-code.ts';
import { findTables } from '../files/find-tables.ts';
import { readFile } from '../files/read-file.ts';
import { isReadable, judgeFile, type JudgeSetting } from '../judging/judge-file.ts';
import { readRegister } from '../judging/register.ts';
import { isNameAllowed } from '../judging/upload-facts.ts';
import { receiptsJson } from '../receipts-json.ts';
import { tellError } from '../tell-error.ts';

const OPTIONS = {
  format: { type: 'choice', values: ['text', 'json', 'csv'], default: 'text', about: 'option-format' },
  'fail-on': { type: 'choice', values: ['error', 'warning'], default: 'error', about: 'option-fail-on' },
  register: { type: 'text', valueName: 'FILE', about: 'option-register' },
  dataset: { type: 'choice', values: DATASETS, about: 'option-dataset' },
  tables: { type: 'choice', values: ['marked', 'all', 'none'], default: 'marked', about: 'option-tables' },
} as const satisfies OptionDeclarations;

type ValidateCall = Call<typeof OPTIONS>;

/** Judges files as an upload would be judged, and sends nothing. */
export const VALIDATE: Command<typeof OPTIONS> = {
  name: 'validate',
  about: 'validate-about',
  usage: 'FILE|DIR|-…',
  least: 1,
  most: Infinity,
  options: OPTIONS,
  run,
};

async function run(call: ValidateCall): Promise<ExitCode> {
  const { options, given, terminal, say } = call;
  const register =
    options.register === undefined ? undefined : await readRegister(options.register, terminal);
  if (register === undefined && options.dataset !== 'organisations' && options.dataset !== 'rounds')
    terminal.err(`${say('without-register')}\n`);
  const setting = { dataset: options.dataset, register };
  const ends: End[] = [];
  for (const path of given) ends.push(...(await checkPath(path, setting, call)));
  terminal.out(closing(ends, call));
  return worstOf(ends.map(({ code }) => code));
}

/** What came of one file; no receipt where it could not be opened. */
interface End {
  readonly code: ExitCode;
  readonly receipt?: Receipt;
}

async function checkPath(path: string, setting: JudgeSetting, call: ValidateCall): Promise<readonly End[]> {
  try {
    const ends: End[] = [];
    for (const file of await findTables(path)) ends.push(await checkFile(file, setting, call));
    return ends;
  } catch (error) {
    return [{ code: tellError(error, call.terminal, call.language) }];
  }
}

async function checkFile(path: string, setting: JudgeSetting, call: ValidateCall): Promise<End> {
  const { options, terminal, say } = call;
  try {
    const judged = judgeFile(await readFile(path, terminal), setting);
    const { receipt } = judged.judgement;
    if (options.format === 'text') terminal.out(`${drawCheck(judged, call)}\n`);
    if (!isNameAllowed(path)) terminal.err(`${visibleText(path)}: ${say('name-would-not-do')}\n`);
    return { code: exitCodeOf(receipt, options['fail-on']), receipt };
  } catch (error) {
    return { code: tellError(error, terminal, call.language) };
  }
}

function exitCodeOf(receipt: Receipt, failOn: 'error' | 'warning'): ExitCode {
  if (!isReadable(receipt)) return EXIT.unreadable;
  const { error, warning } = receipt.counts;
  return error > 0 || (failOn === 'warning' && warning > 0) ? EXIT.error : EXIT.fine;
}

/** What follows the last file: the sum of several, or the documents for programs. */
function closing(ends: readonly End[], { options, say }: ValidateCall): string {
  const receipts = ends.flatMap(({ receipt }) => receipt ?? []);
  if (options.format === 'csv') return receiptCsv(receipts);
  if (options.format === 'json') return receiptsJson(receipts, ends.length);
  if (ends.length < 2) return '';
  const count = (wanted: ExitCode) => ends.filter(({ code }) => code === wanted).length;
  const facts = { files: ends.length, fine: count(0), wrong: count(1), unread: count(3) };
  return `${say('files-total', facts)}\n`;
}

import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import { SHEET_ENCODINGS, sheetFile } from '../../core/publish/layouts/sheet-file.ts';
import { sheetOf } from '../../core/publish/layouts/sheet-report.ts';
import { UsageError } from '../command-error.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { writeResult } from '../files/write-result.ts';
import { readRegister } from '../judging/register.ts';
import { LAYOUTS, misfit, sheetRows } from '../sheets/layouts.ts';
import { soundReports } from '../sheets/sound-reports.ts';

const OPTIONS = {
  to: { type: 'choice', values: LAYOUTS, about: 'option-layout' },
  encoding: { type: 'choice', values: SHEET_ENCODINGS, default: 'utf-8', about: 'option-encoding' },
  report: { type: 'text', valueName: 'ID', about: 'option-report' },
  register: { type: 'text', valueName: 'FILE', about: 'option-names' },
  output: { type: 'text', valueName: 'FILE', about: 'option-output' },
  force: { type: 'flag', about: 'option-force' },
} as const satisfies OptionDeclarations;

type ConvertCall = Call<typeof OPTIONS>;

/** Writes the reports of a file in another layout: the same reports, value for value. */
export const CONVERT: Command<typeof OPTIONS> = {
  name: 'convert',
  about: 'convert-about',
  usage: 'FILE|- --to form|wide|long',
  least: 1,
  most: 1,
  options: OPTIONS,
  run,
};

async function run(call: ConvertCall): Promise<ExitCode> {
  const { options, given, terminal, say } = call;
  const layout = options.to;
  if (layout === undefined)
    throw new UsageError('option-missing', { name: '--to', about: say('option-layout') });
  const read = await soundReports(given[0] ?? '-', call);
  if ('exitCode' in read) return read.exitCode;
  const reports = options.report === undefined ? read.reports : [pick(read.reports, options.report)];
  const register =
    options.register === undefined ? undefined : await readRegister(options.register, terminal);
  const sheets = reports.map((report) =>
    sheetOf(report, register?.get(report.orgId)?.nameZh ?? read.nameOf(report.reportId)),
  );
  const reason = misfit(layout, sheets);
  if (reason !== undefined) throw new UsageError(reason, { count: reports.length, names: namesOf(reports) });
  await writeResult(sheetFile(sheetRows(layout, sheets), options.encoding), options, terminal);
  return EXIT.fine;
}

function pick(reports: readonly CanonicalReport[], id: string): CanonicalReport {
  const found = reports.find(({ reportId }) => reportId === id);
  if (found === undefined) throw new UsageError('no-such-report', { value: id, names: namesOf(reports) });
  return found;
}

const NAMED = 5;

function namesOf(reports: readonly CanonicalReport[]): string {
  const names = reports.slice(0, NAMED).map(({ reportId }) => reportId);
  return [...names, ...(reports.length > NAMED ? ['…'] : [])].join(', ');
}

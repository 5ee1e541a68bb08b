import { ORG_ID } from '../../core/datasets/organisation.ts';
import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import { FIRST_YEAR, formOfYear } from '../../core/forms/form.ts';
import { readYear } from '../../core/intake/read-year.ts';
import { prefill } from '../../core/publish/layouts/prefill.ts';
import { roundTemplate } from '../../core/publish/layouts/round-template.ts';
import { SHEET_ENCODINGS, sheetFile } from '../../core/publish/layouts/sheet-file.ts';
import { UsageError } from '../command-error.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { writeResult } from '../files/write-result.ts';
import { readRegister } from '../judging/register.ts';
import { LAYOUTS, sheetRows } from '../sheets/layouts.ts';
import { soundReports } from '../sheets/sound-reports.ts';

const OPTIONS = {
  dataset: {
    type: 'choice',
    values: ['annual-reports', 'rounds'],
    default: 'annual-reports',
    about: 'option-template-dataset',
  },
  org: { type: 'text', valueName: 'ID', about: 'option-org' },
  year: { type: 'text', valueName: 'YEAR', about: 'option-year' },
  name: { type: 'text', valueName: 'NAME', about: 'option-name' },
  register: { type: 'text', valueName: 'FILE', about: 'option-names' },
  area: { type: 'text', valueName: 'DIGITS', about: 'option-area' },
  from: { type: 'text', valueName: 'FILE', about: 'option-from' },
  layout: { type: 'choice', values: LAYOUTS, default: 'form', about: 'option-layout' },
  encoding: { type: 'choice', values: SHEET_ENCODINGS, default: 'utf-8', about: 'option-encoding' },
  output: { type: 'text', valueName: 'FILE', about: 'option-output' },
  force: { type: 'flag', about: 'option-force' },
} as const satisfies OptionDeclarations;

type TemplateCall = Call<typeof OPTIONS>;

/** Writes an empty report to fill in, or one that begins where last year's ends; or a round to adapt. */
export const TEMPLATE: Command<typeof OPTIONS> = {
  name: 'template',
  about: 'template-about',
  usage: '--org ID --year YEAR [--from FILE] | --dataset rounds --year YEAR [--area DIGITS]',
  least: 0,
  most: 0,
  options: OPTIONS,
  run,
};

async function run(call: TemplateCall): Promise<ExitCode> {
  const { options, terminal, say } = call;
  if (options.dataset === 'rounds') return writeRound(call);
  const begun = options.from === undefined ? blank(call) : await continued(options.from, call);
  if ('exitCode' in begun) return begun.exitCode;
  const { orgId, year, cells } = begun;
  const orgName = options.name ?? (await registeredName(orgId, call)) ?? begun.orgName;
  const rows = sheetRows(options.layout, [{ orgId, orgName, year, cells }]);
  await writeResult(sheetFile(rows, options.encoding), options, terminal);
  if (orgName === '') terminal.err(`${say('name-left-blank')}\n`);
  return EXIT.fine;
}

async function writeRound(call: TemplateCall): Promise<ExitCode> {
  const { options, terminal } = call;
  const rows = roundTemplate(neededYear(call), checkedArea(options.area ?? ''));
  await writeResult(sheetFile(rows, options.encoding), options, terminal);
  return EXIT.fine;
}

async function registeredName(
  orgId: string,
  { options, terminal }: TemplateCall,
): Promise<string | undefined> {
  if (options.register === undefined) return undefined;
  return (await readRegister(options.register, terminal)).get(orgId)?.nameZh;
}

/** What a template begins with. */
interface Beginning {
  readonly orgId: string;
  readonly orgName: string;
  readonly year: number;
  readonly cells: Readonly<Record<string, string>>;
}

function blank(call: TemplateCall): Beginning {
  const { org } = call.options;
  if (org === undefined)
    throw new UsageError('option-missing', { name: '--org', about: call.say('option-org') });
  return { orgId: checkedOrg(org), orgName: '', year: neededYear(call), cells: {} };
}

function neededYear({ options, say }: TemplateCall): number {
  if (options.year === undefined)
    throw new UsageError('option-missing', { name: '--year', about: say('option-year') });
  return checkedYear(options.year);
}

async function continued(
  path: string,
  call: TemplateCall,
): Promise<Beginning | { readonly exitCode: ExitCode }> {
  const { options, terminal, say } = call;
  const wanted = options.year === undefined ? undefined : checkedYear(options.year);
  const org = options.org === undefined ? undefined : checkedOrg(options.org);
  const read = await soundReports(path, call);
  if ('exitCode' in read) return read;
  const lastYear = pickReport(read.reports, {
    path,
    org,
    year: wanted === undefined ? undefined : wanted - 1,
  });
  const cells = prefill(lastYear);
  terminal.err(`${say('carried-figures', { year: lastYear.year, count: Object.keys(cells).length })}\n`);
  const year = lastYear.year + 1;
  if (formOfYear(year)?.id !== lastYear.form)
    terminal.err(`${say('nothing-carried', { year: lastYear.year })}\n`);
  return { orgId: lastYear.orgId, orgName: read.nameOf(lastYear.reportId), year, cells };
}

interface Wanted {
  readonly path: string;
  readonly org: string | undefined;
  /** Last year. */
  readonly year: number | undefined;
}

/** Last year's report in the file: the one that is meant, or the only one. */
function pickReport(reports: readonly CanonicalReport[], { path, org, year }: Wanted): CanonicalReport {
  const fitting = reports.filter(
    (report) => (org === undefined || report.orgId === org) && (year === undefined || report.year === year),
  );
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  const names = reports.map(({ reportId }) => reportId).join(', ');
  if (only === undefined) throw new UsageError('last-year-missing', { path, names });
  throw new UsageError('several-reports', { path, names });
}

function checkedOrg(org: string): string {
  if (!ORG_ID.test(org)) throw new UsageError('org-malformed', { value: org });
  return org;
}

function checkedArea(text: string): string {
  if (!/^(?:\d{2}|\d{4}|\d{6})?$/.test(text)) throw new UsageError('area-malformed', { value: text });
  return text;
}

const LAST_YEAR = 2099;

function checkedYear(text: string): number {
  const read = readYear(text);
  if (!('value' in read) || read.value < FIRST_YEAR || read.value > LAST_YEAR)
    throw new UsageError('year-not-served', { value: text });
  return read.value;
}

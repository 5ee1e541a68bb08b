import type { FeedFile } from '../../core/publish/feed-file.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { PublishedOrganisation } from '../../core/publish/published-organisation.ts';
import type { FeedStore, StateReader, StateStore } from '../ports.ts';
import type { Press, Print } from '../press.ts';
import { inParallel } from './in-parallel.ts';

const AT_ONCE = 16;
const PAGE = 1_000;

/** What printing works with. */
export interface PrintPorts {
  readonly reader: StateReader;
  readonly state: Pick<StateStore, 'years'>;
  readonly feed: FeedStore;
  readonly press: Press;
}

/** Reads a unit's records, renders them and puts the files, the manifest last. Undefined: there are none. */
export async function printUnit(
  unit: FeedUnit,
  standing: ReadonlySet<string>,
  ports: PrintPorts,
): Promise<Print | undefined> {
  const print = await printRecords(unit, ports);
  if (print === undefined) return undefined;
  const fresh = print.files.filter(({ key }) => !standing.has(key));
  await inParallel(fresh, AT_ONCE, (file) => put(file, ports.feed));
  if (print.manifest !== undefined) await put(print.manifest, ports.feed);
  return print;
}

function printRecords(unit: FeedUnit, ports: PrintPorts): Promise<Print | undefined> {
  switch (unit.kind) {
    case 'reports':
      return printShard(unit, ports);
    case 'organisations':
      return printRegister(ports);
    case 'rounds':
      return printRounds(ports);
  }
}

/** Puts one file named by its hash. */
export async function put({ key, body, mediaType }: FeedFile, feed: FeedStore): Promise<void> {
  await feed.putImmutable(key, body, mediaType);
}

async function printShard(
  { year, region }: Extract<FeedUnit, { kind: 'reports' }>,
  { reader, state, press }: PrintPorts,
): Promise<Print | undefined> {
  const reports = await reader.reportsOfShard(year, region);
  // A decision may speak of a report that never came: it alone makes no year.
  if (reports.length === 0 && !(await state.years()).some((known) => known.year === year)) return undefined;
  // One after the other: a job that has failed must have nothing left that runs.
  const rows = await registerOf(region, reader);
  if (reports.length + rows.length === 0) return undefined;
  const rounds = await reader.rounds(year);
  const decisions = await reader.decisionsOfShard(year, region);
  const organisations = new Map(rows.map((row) => [row.orgId, row]));
  return press.printShard({ year, region, reports, organisations, rounds, decisions });
}

async function printRegister({ reader, press }: PrintPorts): Promise<Print | undefined> {
  const rows = await registerOf('', reader);
  return rows.length === 0 ? undefined : press.printRegister(rows);
}

/** All register rows whose ids begin with a region. */
async function registerOf(
  region: string,
  reader: Pick<StateReader, 'organisationPage'>,
): Promise<readonly PublishedOrganisation[]> {
  const rows: PublishedOrganisation[] = [];
  for (let more = true; more; ) {
    const page = await reader.organisationPage(region, PAGE, rows.at(-1)?.orgId);
    rows.push(...page.rows);
    more = page.more;
  }
  return rows;
}

async function printRounds({ reader, press }: PrintPorts): Promise<Print | undefined> {
  const rounds = await reader.rounds();
  return rounds.length === 0 ? undefined : press.printRounds(rounds);
}

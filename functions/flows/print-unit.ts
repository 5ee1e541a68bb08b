import type { FeedFile } from '../../core/publish/feed-file.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { FeedStore, StateReader, StateStore } from '../ports.ts';
import type { Press, Print } from '../press.ts';
import { inParallel } from './in-parallel.ts';
import { readRegister } from './read-register.ts';
import { readShard } from './read-shard.ts';

const AT_ONCE = 16;

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
  const content = await readShard({ year, region }, { reader, state });
  return content && press.printShard(content);
}

async function printRegister({ reader, press }: PrintPorts): Promise<Print | undefined> {
  const rows = await readRegister('', reader);
  return rows.length === 0 ? undefined : press.printRegister(rows);
}

async function printRounds({ reader, press }: PrintPorts): Promise<Print | undefined> {
  const rounds = await reader.rounds();
  return rounds.length === 0 ? undefined : press.printRounds(rounds);
}

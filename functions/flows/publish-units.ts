import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { StandingIndexes } from '../../core/publish/merge-entry.ts';
import type { StateStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { printUnit, type PrintPorts } from './print-unit.ts';
import { readIndexes } from './read-indexes.ts';
import { readOnce } from './read-once.ts';
import { readRoot, swapEntries, type Prepared } from './swap-entries.ts';
import { unitKey } from './unit-key.ts';

/** Everything that publishing works with. */
export interface PublishPorts extends PrintPorts {
  readonly state: StateStore;
}

/** A unit that could not be published, and why. */
export interface UnitFailure {
  readonly unit: FeedUnit;
  readonly error: unknown;
}

const AT_ONCE = 4;

/** Units that become visible with one swap: what a large batch has published stays so when the rest takes too long. */
const A_SWAP = 25;

/** How often units are printed anew because they move; each time somebody else has published. */
const MOST_ROUNDS = 50;

/**
 * Publishes units, each once: prints each from what the table holds now and makes some dozens at a time visible in one
 * swap of the root. A unit that moved meanwhile is printed anew. One that fails does not hold up the others.
 */
export async function publishUnits(
  units: readonly FeedUnit[],
  ports: PublishPorts,
): Promise<readonly UnitFailure[]> {
  const failures: UnitFailure[] = [];
  const different = [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
  for (let start = 0; start < different.length; start += A_SWAP)
    await publishSome(different.slice(start, start + A_SWAP), failures, ports);
  return failures;
}

async function publishSome(
  units: readonly FeedUnit[],
  failures: UnitFailure[],
  ports: PublishPorts,
): Promise<void> {
  let open = units;
  for (let round = 0; open.length > 0; round++) {
    if (round === MOST_ROUNDS) throw new Error(`${open.map(unitKey).join(', ')} did not come to rest`);
    open = await publishRound(open, failures, ports);
  }
}

/**
 * Answers with the units that have to start over. The order matters: the entries that stand, then the counters, then the
 * records. So what is read of the table after all counters may be shared by all units.
 */
async function publishRound(
  units: readonly FeedUnit[],
  failures: UnitFailure[],
  ports: PublishPorts,
): Promise<readonly FeedUnit[]> {
  const root = (await readRoot(ports))?.root;
  const all = units.map((unit) => ({ unit }));
  const standing = await eachOf(all, { atOnce: AT_ONCE, failures }, ({ unit }) => stand(unit, root, ports));
  const due = await eachOf(standing, { atOnce: A_SWAP, failures }, (one) => count(one, ports));
  const sharing = { ...ports, reader: readOnce(ports.reader) };
  const prepared = await eachOf(due, { atOnce: AT_ONCE, failures }, (one) => prepare(one, sharing));
  const moved = await swapEntries(prepared, ports);
  const done = prepared.filter(({ unit }) => !moved.includes(unit));
  const dirtied = await inParallel(done, AT_ONCE, (unit) => settle(unit, ports));
  return [...moved, ...dirtied.flat()];
}

interface Attempts {
  readonly atOnce: number;
  readonly failures: UnitFailure[];
}

/** Works on each unit; leaves out those with which there is nothing to do, and those that fail. */
async function eachOf<Before extends { readonly unit: FeedUnit }, After>(
  units: readonly Before[],
  { atOnce, failures }: Attempts,
  work: (unit: Before) => Promise<After | undefined>,
): Promise<readonly After[]> {
  const tried = await inParallel(units, atOnce, async (one) => {
    try {
      return await work(one);
    } catch (error) {
      failures.push({ unit: one.unit, error });
      return undefined;
    }
  });
  return tried.filter((one) => one !== undefined);
}

/** A unit and what stands of it before its counter is read. */
interface Standing {
  readonly unit: FeedUnit;
  readonly standing: StandingIndexes;
}

async function stand(unit: FeedUnit, root: RootIndex | undefined, ports: PublishPorts): Promise<Standing> {
  return { unit, standing: await readIndexes(root, unit, { press: ports.press, read: readFrom(ports) }) };
}

/** A unit that has to be printed: mark of its entry and counter, as they were before its records are read. */
interface Due extends Standing {
  readonly before: string | undefined;
  readonly dirty: number;
}

/** Undefined: it is published as it is. */
async function count({ unit, standing }: Standing, { press, state }: PublishPorts): Promise<Due | undefined> {
  const { dirty, published } = await state.counter(unit);
  const before = press.mark(standing, unit);
  return published >= dirty && before !== undefined ? undefined : { unit, standing, before, dirty };
}

async function prepare({ unit, standing, before, dirty }: Due, ports: PublishPorts): Promise<Prepared> {
  const print = await printUnit(unit, await filesInPlace(standing, unit, ports), ports);
  return { unit, before, dirty, ...(print === undefined ? {} : { entry: print.entry }) };
}

/** What the standing manifest names is there already. */
async function filesInPlace(
  { province }: StandingIndexes,
  unit: FeedUnit,
  ports: PublishPorts,
): Promise<ReadonlySet<string>> {
  if (unit.kind !== 'reports') return new Set();
  const path = province?.regions.find(({ region }) => region === unit.region)?.path;
  const manifest = path === undefined ? undefined : await readFrom(ports)(path);
  return new Set(manifest === undefined ? [] : ports.press.filesOf(manifest));
}

async function settle({ unit, dirty }: Prepared, { state }: PublishPorts): Promise<readonly FeedUnit[]> {
  const counter = await state.markPublished(unit, dirty);
  return counter.dirty > dirty ? [unit] : [];
}

function readFrom({ feed }: PrintPorts): (key: string) => Promise<Uint8Array | undefined> {
  return async (key) => (await feed.get(key))?.body;
}

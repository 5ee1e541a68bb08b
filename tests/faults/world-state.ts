import { hash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { RealWorld } from './real-world.ts';

/** An invariant of docs/architecture.md does not hold. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** What a reader of the feeds sees, and how many files were held against their hash for it. */
export interface SeenFeed {
  /** Version of each unit by its path without hash. */
  readonly versions: ReadonlyMap<string, number>;
  readonly checks: number;
}

interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly version?: number;
}

const ROOT = 'feeds/v1/index.json';
const RELEASES = 'feeds/v1/releases/index.json';
const HASH = /-[0-9a-f]{64}/;

/** Files that were found right once: they are named by their hash and never change. */
const proven = new WeakMap<RealWorld, Set<string>>();

/** Follows everything that the root and the list of releases name. Throws where a file is missing or is not what it was named as (I3). */
export async function readFeed(world: RealWorld): Promise<SeenFeed> {
  const known = proven.get(world) ?? new Set();
  proven.set(world, known);
  const versions = new Map<string, number>();
  let checks = 0;
  const follow = async (document: unknown): Promise<void> => {
    for (const entry of entriesIn(document)) {
      checks += 1;
      if (entry.version !== undefined) versions.set(entry.path.replace(HASH, ''), entry.version);
      const isIndex = /\/(index|manifest)[-.]/.test(entry.path);
      if (known.has(`${entry.path} ${entry.bytes}`) && !isIndex) continue;
      const body = await world.read(world.bucket('Feed'), entry.path);
      if (body === undefined) throw new InvariantBroken(`I3: ${entry.path} is named and not there`);
      if (body.length !== entry.bytes || hash('sha256', body) !== entry.sha256)
        throw new InvariantBroken(`I3: ${entry.path} has other bytes`);
      known.add(`${entry.path} ${entry.bytes}`);
      if (isIndex && entry.path.endsWith('.json')) await follow(JSON.parse(Buffer.from(body).toString()));
    }
  };
  for (const place of [ROOT, RELEASES]) {
    const body = await world.read(world.bucket('Feed'), place);
    if (body === undefined) continue;
    checks += 1;
    await follow(JSON.parse(Buffer.from(body).toString()));
  }
  return { versions, checks };
}

/** Nothing that a reader saw goes back (I7). */
export function mustNotGoBack(before: SeenFeed, now: SeenFeed): void {
  for (const [unit, version] of before.versions) {
    const current = now.versions.get(unit) ?? 0;
    if (current < version) throw new InvariantBroken(`I7: ${unit} went back from ${version} to ${current}`);
  }
}

/**
 * Everything that faults and repetitions must not change, line by line: each receipt with its bytes, the plan of each
 * upload, current items and revisions with their content, the root of the feeds and the list of releases, which name all
 * else by hash.
 */
export async function stateLines(world: RealWorld): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const item of await world.items()) {
    const { pk, sk, ver: _locking, attempts: _attempts, ...rest } = item;
    const [kind] = (pk?.S ?? '').split('#');
    if (kind === 'sweep') continue;
    if (kind === 'unit') {
      if (rest['dirty']?.N !== rest['published']?.N) lines.push(`${pk?.S} ${sk?.S} is not published`);
      continue;
    }
    if (kind === 'upload') {
      const body = await world.read(world.bucket('Receipt'), rest['body']?.S ?? '');
      const receipt = body === undefined ? 'no body' : toldBy(body);
      lines.push(`${pk?.S} ${rest['status']?.S ?? 'no receipt'} ${receipt} ${rest['plan']?.S ?? ''}`);
      continue;
    }
    lines.push(`${pk?.S} ${sk?.S} ${hash('sha256', JSON.stringify(sorted(rest)))}`);
  }
  for (const place of [ROOT, RELEASES]) {
    const body = await world.read(world.bucket('Feed'), place);
    lines.push(`${place} ${body === undefined ? 'none' : hash('sha256', body)}`);
  }
  return lines.toSorted();
}

/** A receipt without the hash of what it was judged against: that is as of its judging, whenever that was. */
function toldBy(receipt: Uint8Array): string {
  const { engine: _engine, ...told } = JSON.parse(Buffer.from(receipt).toString()) as {
    readonly engine: unknown;
  }; // ours
  return hash('sha256', JSON.stringify(told));
}

/** An item by the names of its attributes; the members of a set have no order, and every answer of the table its own. */
function sorted(item: Readonly<Record<string, AttributeValue>>): readonly (readonly [string, unknown])[] {
  return Object.entries(item)
    .map(([name, value]) => [name, inOrder(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function inOrder(value: AttributeValue): AttributeValue {
  if (value.SS) return { SS: value.SS.toSorted() };
  return value.NS ? { NS: value.NS.toSorted() } : value;
}

function entriesIn(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'path' in value && 'sha256' in value && 'bytes' in value ? [value as Entry] : [];
  return [...own, ...Object.values(value).flatMap(entriesIn)];
}

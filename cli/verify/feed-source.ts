import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError } from '../command-error.ts';
import { unreadable } from '../files/unreadable.ts';

/** Where feeds are read from: a host, or a folder with a copy of them. */
export interface FeedSource {
  /** The bytes of a path below the public host; undefined where there is nothing. */
  get(path: string): Promise<Uint8Array | undefined>;
}

const FEEDS = 'feeds/v1/';
const MOST_TRIES = 3;

/** Opens a host, an address of its feeds, or a folder: a copy of the bucket, of its `feeds/` or of its `feeds/v1/`. */
export async function openFeeds(target: string): Promise<FeedSource> {
  return /^https?:\/\//.test(target) ? overHttp(target) : inFolder(target);
}

function overHttp(target: string): FeedSource {
  const host = target.replace(/\/feeds\/.*$/, '').replace(/\/+$/, '');
  return {
    get: async (path) => {
      const address = `${host}/${path}`;
      const answer = await fetchAgain(address);
      if (answer.status === 404 || answer.status === 403) return undefined;
      if (!answer.ok)
        throw new UnreadableError('feeds-unreachable', { path: address, reason: answer.status });
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

/** A host that stumbles once says nothing about its feeds. */
async function fetchAgain(address: string, tries = 1): Promise<Response> {
  try {
    const answer = await fetch(address);
    if (answer.status < 500 || tries === MOST_TRIES) return answer;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (tries === MOST_TRIES)
      throw new UnreadableError('feeds-unreachable', { path: address, reason }, { cause });
  }
  return fetchAgain(address, tries + 1);
}

async function inFolder(folder: string): Promise<FeedSource> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new UnreadableError('no-such-folder', { path: folder });
  } catch (error) {
    throw unreadable(error, folder);
  }
  const cut = await missingPart(folder);
  return {
    get: async (path) => {
      if (!path.startsWith(cut) || path.split('/').includes('..')) return undefined;
      return readIf(join(folder, path.slice(cut.length)));
    },
  };
}

/** How much of `feeds/v1/` lies above the folder. */
async function missingPart(folder: string): Promise<string> {
  for (const cut of ['', 'feeds/', FEEDS]) {
    for (const name of ['index.json', 'releases/index.json']) {
      if ((await readIf(join(folder, `${FEEDS}${name}`.slice(cut.length)))) !== undefined) return cut;
    }
  }
  return '';
}

async function readIf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
    )
      return undefined;
    throw unreadable(error, path);
  }
}

import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { listOf, memberOf, textOf } from './json-text.ts';

/** What was read on the way, and the report at its end. */
export interface Walked {
  readonly files: number;
  readonly bytes: number;
  readonly report: unknown;
}

const PATIENCE_SECONDS = 60;

/** Walks from the root of the feeds to one report; every file on the way, and beside it, has to be what it is said to be. */
export async function walkFeed(url: string, reportId: string): Promise<Walked> {
  const until = Date.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    const walked = await walkOnce(url, reportId);
    if (walked !== undefined) return walked;
    if (Date.now() > until)
      throw new Error(`${reportId} is not in the feed after ${PATIENCE_SECONDS} seconds`);
    await pause(500);
  }
}

async function walkOnce(url: string, reportId: string): Promise<Walked | undefined> {
  const root = await fetch(`${url}/feeds/v1/index.json`);
  if (root.status === 404) return undefined;
  if (!root.ok) throw new Error(`${root.url} answers ${root.status}`);
  const walk = new FeedWalk(url);
  const [, year = ''] = reportId.split('.');
  const index = await root.json();
  const years = await walk.follow(listOf(index, 'years'), 'year', year);
  const provinces = await walk.follow(listOf(years, 'provinces'), 'province', reportId.slice(0, 2));
  const manifest = await walk.follow(listOf(provinces, 'regions'), 'region', reportId.slice(0, 6));
  const reports = listOf(manifest, 'reports');
  const report = await walk.follow(reports, 'report_id', reportId);
  if (report === undefined) return undefined;
  await walk.read(
    memberOf(
      reports.find((one) => memberOf(one, 'report_id') === reportId),
      'page',
    ),
  );
  for (const entry of [...listOf(index, 'dictionaries'), ...listOf(manifest, 'files')])
    await walk.read(entry);
  return { files: walk.files, bytes: walk.bytes, report };
}

/** Reads files that entries name, and counts them. */
class FeedWalk {
  files = 0;
  bytes = 0;
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** The document behind the entry of this name; undefined where there is no such entry. */
  async follow(entries: readonly unknown[], key: string, name: string): Promise<unknown> {
    const entry = entries.find((one) => String(memberOf(one, key)) === name);
    return entry === undefined ? undefined : JSON.parse((await this.read(entry)).toString('utf8'));
  }

  async read(entry: unknown): Promise<Buffer> {
    const path = textOf(entry, 'path');
    const response = await fetch(`${this.url}/${path}`);
    if (!response.ok) throw new Error(`${path} is named by the feed and answers ${response.status}`);
    const body = Buffer.from(await response.arrayBuffer());
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (sha256 !== textOf(entry, 'sha256'))
      throw new Error(`${path} is not the file that the feed names: ${sha256}`);
    if (body.length !== memberOf(entry, 'bytes')) throw new Error(`${path} has ${body.length} bytes`);
    this.files += 1;
    this.bytes += body.length;
    return body;
  }
}

import type { Problem } from '../../../core/query/problem.ts';
import { parseRelease } from '../../../core/publish/release/parse-release.ts';
import type { ListedRelease, ReleaseManifest } from '../../../core/publish/release/release-document.ts';
import { feedName } from '../../../core/publish/feed-name.ts';
import { chinaTime } from '../../../core/findings/china-time.ts';
import type { QueryPorts } from '../query-ports.ts';

/** The release that a question is about. */
export interface FoundRelease {
  readonly manifest: ReleaseManifest;
  /** Whether the same question will always be about the same release. */
  readonly isFixed: boolean;
}

type Ports = Pick<QueryPorts, 'feed' | 'now'>;

/** Finds the release of a number, of a day, or the newest one; three objects are read at most. */
export async function findRelease(
  asOf: string,
  ports: Ports,
): Promise<FoundRelease | { readonly problem: Problem }> {
  if (/^\d+$/.test(asOf)) return ofNumber(Number(asOf), { isFixed: true }, ports);
  const day = asOf === 'latest' ? undefined : asOf;
  const number = await numberOn(day, ports);
  if (number === undefined) return { problem: NO_SUCH_RELEASE };
  const today = chinaTime(ports.now().toISOString()).slice(0, 10);
  return ofNumber(number, { isFixed: day !== undefined && day < today }, ports);
}

async function ofNumber(
  release: number,
  { isFixed }: Pick<FoundRelease, 'isFixed'>,
  { feed }: Ports,
): Promise<FoundRelease | { readonly problem: Problem }> {
  const found = await feed.get(feedName.releaseManifest(release));
  if (found === undefined) return { problem: NO_SUCH_RELEASE };
  return { manifest: parseRelease.manifest(found.body), isFixed };
}

/** The number of the newest release that was there when a day ended (in China's time), or of the newest of all. */
async function numberOn(day: string | undefined, { feed }: Ports): Promise<number | undefined> {
  const list = await feed.get(feedName.releases());
  if (list === undefined) return undefined;
  const { latest, pages, releases } = parseRelease.index(list.body);
  if (day === undefined) return latest;
  const own = newestOn(day, releases);
  if (own !== undefined) return own;
  const page = pages.findLast(({ released_from: from }) => dayOf(from) <= day);
  const body = page && (await feed.get(page.path))?.body;
  return body === undefined ? undefined : newestOn(day, parseRelease.page(body).releases);
}

function newestOn(day: string, releases: readonly ListedRelease[]): number | undefined {
  return releases.findLast(({ released_at }) => dayOf(released_at) <= day)?.release;
}

function dayOf(moment: string): string {
  return chinaTime(moment).slice(0, 10);
}

/** There is no release of that number or day. */
export const NO_SUCH_RELEASE: Problem = {
  kind: 'no-such-release',
  detail: {
    zh: `没有这一次发布；全部发布见 /${feedName.releases()}`,
    en: `There is no such release; all of them are listed at /${feedName.releases()}`,
  },
  see: `/${feedName.releases()}`,
};

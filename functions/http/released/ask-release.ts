import { parseIndex } from '../../../core/publish/parse-index.ts';
import { ofRelease } from '../../../core/query/of-release.ts';
import type { Found } from '../found.ts';
import type { QueryPorts } from '../query-ports.ts';
import { findRelease } from './find-release.ts';
import { readNamed, releasedState } from './released-state.ts';

/** Finds an answer in a release's files; `find` is handed the release's number and ports whose state is the release's. */
export async function askRelease(
  asOf: string,
  ports: QueryPorts,
  find: (asOf: string, released: QueryPorts) => Promise<Found>,
): Promise<Found> {
  const found = await findRelease(asOf, ports);
  if ('problem' in found) return found;
  const { release, released_at: releasedAt, state } = found.manifest;
  const read = readNamed(ports);
  const root = parseIndex.root(await read(state));
  const answer = await find(String(release), {
    ...ports,
    state: releasedState(root, read),
    releasedRoot: root,
  });
  if (!('answer' in answer)) return answer;
  return { answer: ofRelease(answer.answer, { release, releasedAt, isFixed: found.isFixed }) };
}

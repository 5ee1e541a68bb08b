import { parseIndex } from '../../../core/publish/parse-index.ts';
import { ofRelease } from '../../../core/query/of-release.ts';
import type { Found } from '../found.ts';
import type { QueryPorts } from '../query-ports.ts';
import { findRelease } from './find-release.ts';
import { readNamed, releasedState } from './released-state.ts';

/** Finds an answer in a release's files; `find` is handed the release's number and its state in place of the table. */
export async function askRelease(
  asOf: string,
  ports: QueryPorts,
  find: (asOf: string, state: QueryPorts['state']) => Promise<Found>,
): Promise<Found> {
  const found = await findRelease(asOf, ports);
  if ('problem' in found) return found;
  const { release, released_at: releasedAt, state } = found.manifest;
  const read = readNamed(ports);
  const answer = await find(String(release), releasedState(parseIndex.root(await read(state)), read));
  if (!('answer' in answer)) return answer;
  return { answer: ofRelease(answer.answer, { release, releasedAt, isFixed: found.isFixed }) };
}

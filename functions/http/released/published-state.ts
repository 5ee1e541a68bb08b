import { feedName } from '../../../core/publish/feed-name.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import type { QueryPorts } from '../query-ports.ts';
import { readNamed, releasedState } from './released-state.ts';

/** The state that is published now, read from its files; before the first publication it is empty. */
export async function publishedState(ports: Pick<QueryPorts, 'feed'>): Promise<QueryPorts['state']> {
  const root = await ports.feed.get(feedName.root());
  return releasedState(root === undefined ? NOTHING : parseIndex.root(root.body), readNamed(ports));
}

const NOTHING = { years: [], dictionaries: [] };

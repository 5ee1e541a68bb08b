import * as v from 'valibot';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { UnreadableMessage } from './unreadable-message.ts';

const Unit = v.variant('kind', [
  v.strictObject({
    kind: v.literal('reports'),
    year: v.pipe(v.number(), v.safeInteger()),
    region: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  }),
  v.strictObject({ kind: v.literal('organisations') }),
  v.strictObject({ kind: v.literal('rounds') }),
]);

/** The unit that a message of the publish queue asks for. Throws `UnreadableMessage` for anything else. */
export function parseUnitMessage(body: string): FeedUnit {
  try {
    return v.parse(Unit, JSON.parse(body));
  } catch (cause) {
    throw new UnreadableMessage('not a unit of the feeds', { cause });
  }
}

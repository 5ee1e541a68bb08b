import * as v from 'valibot';
import { FeedFault } from './feed-fault.ts';
import { FEED_SCHEMA } from './feed-schema.ts';

/**
 * Reads a document of the feeds back and holds it to its shape. Throws a `FeedFault` where the bytes are not such
 * a document, or where a newer engine wrote it.
 */
export function parseDocument<Schema extends v.GenericSchema>(
  schema: Schema,
  body: Uint8Array,
): v.InferOutput<Schema> {
  const document = parseJson(body);
  refuseNewer(document);
  const result = v.safeParse(schema, document);
  if (!result.success) throw new FeedFault(`not an index of the feeds: ${describe(result.issues)}`);
  return result.output;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new FeedFault('an index of the feeds is not JSON', { cause });
  }
}

function refuseNewer(document: unknown): void {
  if (!v.is(v.object({ schema: v.number() }), document) || document.schema <= FEED_SCHEMA) return;
  throw new FeedFault(
    `an index has schema ${document.schema}, this engine writes ${FEED_SCHEMA}: left alone`,
  );
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`).join('; ');
}

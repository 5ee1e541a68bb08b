import * as v from 'valibot';
import type { UploadMessage } from '../ports.ts';
import { decodeKey } from './decode-key.ts';
import { UnreadableMessage } from './unreadable-message.ts';

/** S3 sends this once, when the notification is set up; it speaks of no object. */
const TestEvent = v.object({ Event: v.literal('s3:TestEvent') });

const Notice = v.object({ eventVersion: v.string(), eventName: v.string() });

const Created = v.object({
  s3: v.object({
    object: v.object({ key: v.string(), versionId: v.pipe(v.string(), v.nonEmpty()) }),
  }),
});

const Event = v.object({
  Records: v.array(v.unknown()),
  tries: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
});

/** The major version of the event format that we know; minor ones only add to it. */
const MAJOR = '2';

/**
 * The uploads that a message of the upload queue speaks of: none for S3's test event and for events other than
 * a creation. Throws `UnreadableMessage` for anything else.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function parseUploadEvent(body: string): readonly UploadMessage[] {
  const message = parseJson(body);
  if (v.is(TestEvent, message)) return [];
  const { Records, tries } = checked(Event, message);
  return Records.flatMap((record) => uploadOf(record, tries));
}

function uploadOf(record: unknown, tries: number): readonly UploadMessage[] {
  const { eventVersion, eventName } = checked(Notice, record);
  if (eventVersion.split('.')[0] !== MAJOR)
    throw new UnreadableMessage(`an event of version ${eventVersion}`);
  if (!eventName.startsWith('ObjectCreated:')) return [];
  const { key, versionId } = checked(Created, record).s3.object;
  return [{ key: decodeKey(key), versionId, tries }];
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UnreadableMessage('a message that is not JSON', { cause });
  }
}

function checked<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new UnreadableMessage(`not an event of S3: ${v.getDotPath(issue) ?? 'event'}: ${issue.message}`);
}

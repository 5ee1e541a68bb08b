import { recordIdOf } from '../../../functions/flows/record-id.ts';
import type { Redactor } from '../../../functions/redaction-press.ts';
import { encodeStandIn, standInKey } from '../../../functions/flows/stand-in.ts';
import type { workshop } from '../workshop.ts';

/** An operator's hands on buckets and table in memory; `purged` gets the paths of which copies are forgotten. */
export function redactorOf(
  { table, receipts, feed, bucket }: ReturnType<typeof workshop>,
  purged: string[] = [],
): Redactor {
  return {
    rewriteRevision: async (record) => {
      table.revisions.get(recordIdOf(record))?.set(record.token, record);
    },
    privateKeys: async function* () {
      yield [...receipts.keys()];
    },
    publicKeys: async function* (prefix) {
      yield [...feed.keys()].filter((key) => key.startsWith(prefix));
    },
    readPrivate: async (key) => receipts.get(key),
    keepStandIn: async (standIn) => {
      const body = Buffer.from(encodeStandIn(standIn));
      const version = {
        key: standInKey(standIn),
        versionId: 'v-stand-in',
        bytes: body.length,
        lastModified: '',
      };
      for (const one of bucket) if (one.version.key === version.key) one.deleted = true;
      bucket.push({ version, body, deleted: false });
    },
    removeUpload: async ({ key, versionId }) => {
      for (const one of bucket)
        if (one.version.key === key && one.version.versionId === versionId) one.deleted = true;
    },
    erasePrivate: async (key, body) => void receipts.set(key, body),
    erasePublic: async (key, body) => void feed.set(key, { body, etag: '"redacted"' }),
    purge: async (paths) => void purged.push(...paths),
  };
}

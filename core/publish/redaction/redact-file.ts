import { placeOf } from '../../forms/redaction.ts';
import { once } from '../release/made-file.ts';
import type { Gzip } from '../release/release-shard.ts';
import { unzipFile } from '../release/unzip-file.ts';
import { zipFile } from '../release/zip-file.ts';
import { redactDocument, type TextPlace } from './redact-document.ts';
import { redactParquet, type ReadParquet } from './redact-parquet.ts';
import { joined, redactLongCsv, redactNdjson, type PrintedPlace } from './redact-rows.ts';

/** What opens files and closes them; handed in, because the core has no native code. */
export interface FileTools {
  readonly gzip: Gzip;
  readonly gunzip: Gzip;
  readonly parquet: ReadParquet;
}

type Redacted = Promise<Uint8Array | undefined> | Uint8Array | undefined;

/**
 * A published file with the tombstone in place of a text, by the ending of its path: documents, tables and whatever
 * these are packed into. Undefined where there is nothing to take out. Holds the file whole.
 */
export async function redactFile(
  path: string,
  body: Uint8Array,
  { place, ...tools }: FileTools & { readonly place: TextPlace },
): Promise<Uint8Array | undefined> {
  const ending = Object.keys(REDACTORS).find((one) => path.endsWith(one));
  return ending === undefined ? undefined : REDACTORS[ending]?.(body, place, tools);
}

type RedactBody = (body: Uint8Array, place: TextPlace, tools: FileTools) => Redacted;

const REDACTORS: Readonly<Record<string, RedactBody>> = {
  '.json': redactDocument,
  '.csv': ofTable(redactLongCsv),
  '.ndjson': ofTable(redactNdjson),
  '.parquet': ofTable((body, place, { parquet }) => redactParquet(body, place, parquet)),
  '.csv.gz': ofTable((body, place, { gzip, gunzip }) => {
    const redacted = redactLongCsv(gunzip(body), place);
    return redacted && gzip(redacted);
  }),
  '.zip': ofTable(redactArchive),
};

/** Of all texts, tables have what was printed in cells and nothing else. */
function ofTable(redact: (body: Uint8Array, place: PrintedPlace, tools: FileTools) => Redacted): RedactBody {
  return (body, { reportId, field }, tools) => {
    const { kind, name } = placeOf(field);
    return kind === 'raw' ? redact(body, { reportId, code: name }, tools) : undefined;
  };
}

/** An archive has the long table where it is not too long for that. */
async function redactArchive(archive: Uint8Array, place: PrintedPlace): Promise<Uint8Array | undefined> {
  const members = unzipFile(archive);
  const redacted = members.map(([name, body]) => {
    const isLong = name === 'observations.csv';
    return { name, body, changed: isLong ? redactLongCsv(body, place) : undefined };
  });
  if (redacted.every(({ changed }) => changed === undefined)) return undefined;
  const anew = redacted.map(({ name, body, changed = body }) => ({ name, chunks: once(changed) }));
  return joined(await Array.fromAsync(zipFile(anew)));
}

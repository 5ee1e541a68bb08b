import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { decodeUri } from './uri-encoding.ts';

/** A request as S3 understands it, before anybody has looked at its signature. */
export interface S3Request {
  readonly method: string;
  /** As it came over the wire, still encoded. */
  readonly rawPath: string;
  /** Decoded names and values, in the order of the wire. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Lower-case names; repeated headers joined by a comma; values as UTF-8. */
  readonly headers: ReadonlyMap<string, string>;
  /** Empty for the list of buckets. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Reads path style and, where the host begins with the name of a bucket, virtual-host style. */
export function readS3Request(message: IncomingMessage, isBucket: (name: string) => boolean): S3Request {
  const [rawPath = '/', rawQuery = ''] = splitOnce(message.url ?? '/', '?');
  const headers = readHeaders(message);
  const hostBucket = bucketOfHost(headers.get('host') ?? '', isBucket);
  const path = hostBucket === undefined ? rawPath.slice(1) : `${hostBucket}${rawPath}`;
  const [bucket = '', key = ''] = splitOnce(path, '/');
  return {
    method: message.method ?? 'GET',
    rawPath,
    query: readQuery(rawQuery),
    headers,
    bucket: decodeUri(bucket),
    key: decodeUri(key),
    body: message,
  };
}

/** The first value of that name; undefined when the name is not there. */
export function queryValue(request: S3Request, name: string): string | undefined {
  return request.query.find(([candidate]) => candidate === name)?.[1];
}

function readQuery(rawQuery: string): S3Request['query'] {
  const pairs = rawQuery.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', value = ''] = splitOnce(pair.replaceAll('+', ' '), '=');
    return [decodeUri(name), decodeUri(value)];
  });
}

/** Node decodes header bytes as Latin-1; metadata with hanzi comes as UTF-8. */
function readHeaders(message: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    headers.set(name, Buffer.from(values.join(','), 'latin1').toString('utf8'));
  }
  return headers;
}

function bucketOfHost(host: string, isBucket: (name: string) => boolean): string | undefined {
  const hostname = host.replace(/:\d+$/, '');
  if (isIP(hostname) !== 0) return undefined;
  const labels = hostname.split('.');
  const candidates = labels.map((_, index) => labels.slice(0, index).join('.')).filter((name) => name !== '');
  return candidates.reverse().find(isBucket);
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

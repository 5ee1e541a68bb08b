import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { decodeStandIn, STAND_INS, standInKey } from '../flows/stand-in.ts';
import type { StandIn, UploadName, UploadStore, UploadVersion } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** Where uploads and decisions lie, and what stands in place of removed ones; nothing else in the bucket is looked at. */
const PREFIXES = ['incoming/', 'decisions/', STAND_INS] as const;

/** What S3 says of a version that is not there, or that is a delete marker. */
const GONE = [404, 405] as const;

interface Marker {
  readonly key: string;
  readonly versionId?: string;
}

/** Versions in one page; no more are ever given. */
const A_PAGE = 1_000;

/** The upload bucket on S3. */
export function s3UploadStore(client: S3Client, bucket: string, pageSize = A_PAGE): UploadStore {
  const list = (prefix: string, after?: Marker) =>
    listVersions(client, {
      Bucket: bucket,
      Prefix: prefix,
      EncodingType: 'url',
      MaxKeys: pageSize,
      ...(after === undefined ? {} : { KeyMarker: after.key }),
      ...(after?.versionId === undefined ? {} : { VersionIdMarker: after.versionId }),
    });
  return {
    head: (upload) => unlessGone(head(client, bucket, upload)),
    read: (upload) => unlessGone(read(client, bucket, upload)),
    countOlderInSameSecond: async (upload) => {
      let older = 0;
      for (let after: Marker | undefined = upload; after !== undefined; ) {
        const page = await list(upload.key, after);
        const own = page.versions.filter(({ key }) => key === upload.key);
        const same = own.filter(({ lastModified }) => lastModified === upload.lastModified);
        older += same.length;
        after = same.length === page.versions.length ? page.next : undefined;
      }
      return older;
    },
    standIn: async (upload) => readStandIn(client, { Bucket: bucket, Key: standInKey(upload) }),
    list: async (cursor) => {
      const { prefix, after } = decodeCursor(cursor);
      const { versions: found, next } = await list(prefix, after);
      const versions = prefix === STAND_INS ? await namedIn(found, client, bucket) : found;
      const place = next === undefined ? startAfter(prefix) : { prefix, after: next };
      return place === undefined ? { versions } : { versions, cursor: JSON.stringify(place) };
    },
  };
}

async function head(
  client: S3Client,
  bucket: string,
  { key, versionId }: UploadName,
): Promise<UploadVersion> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
  const { ContentLength, LastModified } = await retryThrottled(() => client.send(command));
  return { key, versionId, bytes: ContentLength ?? 0, lastModified: secondOf(LastModified) };
}

async function read(client: S3Client, bucket: string, { key, versionId }: UploadName): Promise<Uint8Array> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
  return retryThrottled(async () => {
    const { Body } = await client.send(command);
    if (Body === undefined) throw new Error(`S3 sent no body for ${key}`);
    return Body.transformToByteArray();
  });
}

async function readStandIn(
  client: S3Client,
  { Bucket, Key }: { readonly Bucket: string; readonly Key: string },
): Promise<StandIn | undefined> {
  const text = await unlessGone(
    retryThrottled(async () => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Body?.transformToString();
    }),
  );
  return text === undefined ? undefined : decodeStandIn(text, Key);
}

/** The uploads that these objects stand in for. There are few. */
async function namedIn(
  objects: readonly UploadVersion[],
  client: S3Client,
  Bucket: string,
): Promise<readonly UploadVersion[]> {
  const keys = [...new Set(objects.map(({ key }) => key))];
  const standIns = await Promise.all(keys.map((Key) => readStandIn(client, { Bucket, Key })));
  return standIns.flatMap((standIn) => {
    if (standIn === undefined) return [];
    const { key, versionId, bytes, lastModified } = standIn;
    return [{ key, versionId, bytes, lastModified }];
  });
}

async function unlessGone<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isS3Status(error, ...GONE)) return undefined;
    throw error;
  }
}

async function listVersions(
  client: S3Client,
  input: ListObjectVersionsCommand['input'],
): Promise<{ readonly versions: readonly UploadVersion[]; readonly next: Marker | undefined }> {
  const page = await retryThrottled(() => client.send(new ListObjectVersionsCommand(input)));
  const decode = keyDecoder(page);
  return {
    versions: (page.Versions ?? []).map((version) => versionOf(version, decode)),
    next: page.IsTruncated === true ? markerOf(page, decode) : undefined,
  };
}

function versionOf(version: ObjectVersion, decode: (key: string) => string): UploadVersion {
  return {
    key: decode(version.Key ?? ''),
    versionId: version.VersionId ?? '',
    bytes: version.Size ?? 0,
    lastModified: secondOf(version.LastModified),
  };
}

function markerOf(page: ListObjectVersionsCommandOutput, decode: (key: string) => string): Marker {
  const { NextKeyMarker = '', NextVersionIdMarker } = page;
  const key = decode(NextKeyMarker);
  return NextVersionIdMarker === undefined ? { key } : { key, versionId: NextVersionIdMarker };
}

/** Keys may hold what XML cannot, so they are asked for URL-encoded; a server that does not do it says so. */
function keyDecoder({ EncodingType }: ListObjectVersionsCommandOutput): (key: string) => string {
  return EncodingType === 'url' ? (key) => decodeURIComponent(key.replaceAll('+', ' ')) : (key) => key;
}

/** ISO 8601 with whole seconds, which is all that S3 promises. */
function secondOf(date: Date | undefined): string {
  if (date === undefined) throw new Error('S3 sent no last-modified time');
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Where a walk over the bucket goes on: below a prefix, after a version or from its start. */
interface WalkPlace {
  readonly prefix: string;
  readonly after?: Marker;
}

function decodeCursor(cursor: string | undefined): WalkPlace {
  if (cursor === undefined) return { prefix: PREFIXES[0] };
  // `list` made it.
  return JSON.parse(cursor) as WalkPlace;
}

function startAfter(prefix: string): WalkPlace | undefined {
  const next = PREFIXES[PREFIXES.findIndex((one) => one === prefix) + 1];
  return next === undefined ? undefined : { prefix: next };
}

import { createHash } from 'node:crypto';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Authentication } from './authenticate.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import {
  type Checksum,
  type ChecksumAlgorithm,
  CHECKSUM_ALGORITHMS,
  checksumAlgorithmOf,
  checksumHeader,
  type RunningChecksum,
  startChecksum,
} from './checksum.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** A body that has arrived whole and as its sender described it. */
export interface ReceivedBody {
  readonly file: string;
  readonly bytes: number;
  /** Hex. */
  readonly md5: string;
  readonly checksum?: Checksum;
}

/** What the sender says about the body beforehand, and what is measured while it comes. */
interface Measures {
  readonly md5: RunningChecksum;
  readonly sha256?: RunningChecksum;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly running: RunningChecksum };
  bytes: number;
}

interface Trailers {
  readonly trailers?: ReadonlyMap<string, string>;
}

const MAX_PUT_BYTES = 5 * 1024 ** 3;
const SMALL_BYTES = 1024 ** 2;

/**
 * Writes the body of a request to a file and verifies everything that was promised of it: length, Content-MD5, the
 * payload hash of the signature, the checksum in a header or a trailer. The file is removed when something is wrong.
 */
export async function receiveBody(
  request: S3Request,
  { payload, chain }: Authentication,
  file: string,
): Promise<ReceivedBody> {
  const isStreamed = payload.startsWith('STREAMING-');
  const isSigned = payload.startsWith('STREAMING-AWS4-HMAC-SHA256-');
  const { chunks, trailers } = isStreamed
    ? decodeAwsChunked(request.body, isSigned ? chain : undefined)
    : { chunks: request.body };
  const measures = startMeasures(request, payload);
  try {
    await writeChunks(measured(chunks, measures), file, declaredBytes(request));
    return { file, ...verify(request, measures, { ...(trailers && { trailers }), payload }) };
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** A small body is written at once: a stream of it would cost more than its bytes. */
async function writeChunks(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  declared: number | undefined,
): Promise<void> {
  if (declared === undefined || declared > SMALL_BYTES)
    return pipeline(Readable.from(chunks), createWriteStream(file));
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  writeFileSync(file, Buffer.concat(pieces));
}

/** Reads a small body, such as an XML document, into memory; verified like every other. */
export async function receiveText(
  request: S3Request,
  { payload }: Authentication,
  maxBytes = 4 * 1024 ** 2,
): Promise<string> {
  const measures = startMeasures(request, payload);
  const pieces: Uint8Array[] = [];
  for await (const piece of measured(request.body, measures)) {
    if (measures.bytes > maxBytes) throw new S3Error('MalformedXML', 'The document is too large.');
    pieces.push(piece);
  }
  verify(request, measures, { payload });
  return Buffer.concat(pieces).toString('utf8');
}

/** The algorithm that the request names or uses. */
export function requestedAlgorithm(headers: ReadonlyMap<string, string>): ChecksumAlgorithm | undefined {
  const inHeader = CHECKSUM_ALGORITHMS.find((algorithm) => headers.has(checksumHeader(algorithm)));
  const inTrailer = headers.get('x-amz-trailer')?.trim().toLowerCase().replace('x-amz-checksum-', '');
  const named = headers.get('x-amz-sdk-checksum-algorithm') ?? headers.get('x-amz-checksum-algorithm');
  return inHeader ?? checksumAlgorithmOf(inTrailer) ?? checksumAlgorithmOf(named);
}

/** What the sender says; undefined where it says nothing. */
function declaredBytes({ headers }: S3Request): number | undefined {
  const declared = headers.get('x-amz-decoded-content-length') ?? headers.get('content-length');
  return declared === undefined ? undefined : Number(declared);
}

function startMeasures(request: S3Request, payload: string): Measures {
  if ((declaredBytes(request) ?? 0) > MAX_PUT_BYTES) throw new S3Error('EntityTooLarge');
  const algorithm = requestedAlgorithm(request.headers);
  return {
    md5: createHash('md5'),
    ...(/^[0-9a-f]{64}$/.test(payload) && { sha256: createHash('sha256') }),
    ...(algorithm && { checksum: { algorithm, running: startChecksum(algorithm) } }),
    bytes: 0,
  };
}

async function* measured(chunks: AsyncIterable<Uint8Array>, measures: Measures): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    measures.md5.update(chunk);
    measures.sha256?.update(chunk);
    measures.checksum?.running.update(chunk);
    measures.bytes += chunk.length;
    yield chunk;
  }
}

function verify(
  request: S3Request,
  measures: Measures,
  { payload, trailers }: Trailers & { readonly payload: string },
): Omit<ReceivedBody, 'file'> {
  const { headers } = request;
  const declared = declaredBytes(request);
  if (declared !== undefined && declared !== measures.bytes) throw new S3Error('IncompleteBody');
  if (measures.sha256 && measures.sha256.digest().toString('hex') !== payload)
    throw new S3Error('XAmzContentSHA256Mismatch');
  const md5 = measures.md5.digest();
  const promisedMd5 = headers.get('content-md5');
  if (promisedMd5 !== undefined && promisedMd5 !== md5.toString('base64')) throw new S3Error('BadDigest');
  const checksum = verifyChecksum(headers, measures, trailers);
  return { bytes: measures.bytes, md5: md5.toString('hex'), ...(checksum && { checksum }) };
}

function verifyChecksum(
  headers: ReadonlyMap<string, string>,
  { checksum }: Measures,
  trailers?: ReadonlyMap<string, string>,
): Checksum | undefined {
  if (!checksum) return undefined;
  const { algorithm, running } = checksum;
  const value = running.digest().toString('base64');
  const name = checksumHeader(algorithm);
  const promised = trailers?.get(name) ?? headers.get(name);
  if (headers.has('x-amz-trailer') && promised === undefined)
    throw new S3Error('InvalidRequest', 'A trailer is missing.');
  if (promised !== undefined && promised !== value) {
    throw new S3Error(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return { algorithm, value, type: 'FULL_OBJECT' };
}

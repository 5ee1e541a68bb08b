import type { SignatureChain } from './authenticate.ts';
import { S3Error } from './s3-error.ts';
import { sameSignature, sha256, sign } from './signing.ts';

/** What a streamed body is framed with, besides its bytes. */
export interface ChunkedBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Filled once the chunks were read to their end; lower-case names. */
  readonly trailers: ReadonlyMap<string, string>;
}

interface ChunkHeader {
  readonly bytes: number;
  readonly signature: string;
}

const MAX_LINE_BYTES = 16_384;
const EMPTY_HASH = sha256('');

/**
 * Takes the framing of `aws-chunked` off a body, verifying the signature of every chunk and of the trailers where
 * there is a chain (`STREAMING-AWS4-HMAC-SHA256-…`). Throws S3's answers on broken framing.
 */
export function decodeAwsChunked(body: AsyncIterable<Uint8Array>, chain?: SignatureChain): ChunkedBody {
  const trailers = new Map<string, string>();
  return { chunks: readChunks(new ByteReader(body), trailers, chain), trailers };
}

async function* readChunks(
  reader: ByteReader,
  trailers: Map<string, string>,
  chain: SignatureChain | undefined,
): AsyncGenerator<Uint8Array> {
  let previous = chain?.seed ?? '';
  for (;;) {
    const header = parseChunkHeader(await reader.line());
    const chunk = await reader.exactly(header.bytes);
    if (chain) previous = verifyChunk(chain, previous, { header, chunk });
    if (header.bytes === 0) break;
    yield chunk;
    if ((await reader.line()) !== '') throw new S3Error('IncompleteBody');
  }
  await readTrailers(reader, trailers);
  const signature = trailers.get('x-amz-trailer-signature');
  if (chain && signature !== undefined) verifyTrailers(chain, previous, trailers);
}

function parseChunkHeader(line: string): ChunkHeader {
  const [, size, signature = ''] = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
  if (size === undefined) throw new S3Error('IncompleteBody');
  return { bytes: Number.parseInt(size, 16), signature };
}

function verifyChunk(
  chain: SignatureChain,
  previous: string,
  { header, chunk }: { readonly header: ChunkHeader; readonly chunk: Uint8Array },
): string {
  const text = [
    'AWS4-HMAC-SHA256-PAYLOAD',
    chain.time,
    chain.scope,
    previous,
    EMPTY_HASH,
    sha256(chunk),
  ].join('\n');
  if (!sameSignature(sign(chain.key, text), header.signature)) throw new S3Error('SignatureDoesNotMatch');
  return header.signature;
}

/** Up to the empty line that ends the body, or to the end where a client leaves that line out. */
async function readTrailers(reader: ByteReader, trailers: Map<string, string>): Promise<void> {
  for (;;) {
    if (await reader.isAtEnd()) return;
    const line = await reader.line();
    if (line === '') continue;
    const colon = line.indexOf(':');
    if (colon === -1) throw new S3Error('IncompleteBody');
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function verifyTrailers(
  chain: SignatureChain,
  previous: string,
  trailers: ReadonlyMap<string, string>,
): void {
  const covered = [...trailers].filter(([name]) => name !== 'x-amz-trailer-signature');
  const hash = sha256(covered.map(([name, value]) => `${name}:${value}\n`).join(''));
  const text = ['AWS4-HMAC-SHA256-TRAILER', chain.time, chain.scope, previous, hash].join('\n');
  const signature = trailers.get('x-amz-trailer-signature') ?? '';
  if (!sameSignature(sign(chain.key, text), signature)) throw new S3Error('SignatureDoesNotMatch');
}

/** Reads lines and counted bytes out of pieces of any size. */
class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#pieces = body[Symbol.asyncIterator]();
  }

  async isAtEnd(): Promise<boolean> {
    return this.#buffer.length === 0 && !(await this.#more());
  }

  /** Up to CR LF, without it. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end !== -1) {
        const line = this.#buffer.subarray(0, end).toString('utf8');
        this.#buffer = this.#buffer.subarray(end + 2);
        return line;
      }
      if (this.#buffer.length > MAX_LINE_BYTES || !(await this.#more())) throw new S3Error('IncompleteBody');
    }
  }

  async exactly(bytes: number): Promise<Uint8Array> {
    const pieces: Buffer[] = [];
    let missing = bytes;
    while (missing > 0) {
      if (this.#buffer.length === 0 && !(await this.#more())) throw new S3Error('IncompleteBody');
      const piece = this.#buffer.subarray(0, missing);
      this.#buffer = this.#buffer.subarray(piece.length);
      missing -= piece.length;
      pieces.push(piece);
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done) return false;
    this.#buffer =
      this.#buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#buffer, next.value]);
    return true;
  }
}

import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that was written to the disk while its hash was made. */
export interface Spooled {
  readonly sha256: string;
  readonly bytes: number;
  /** At most `length` bytes from there on. */
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
}

/** Writes pieces to a file that only lives as long as `work` takes; memory holds a piece at a time. */
export async function spoolFile<Result>(
  chunks: AsyncIterable<Uint8Array>,
  work: (file: Spooled) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-spool-'));
  const handle = await open(join(folder, 'file'), 'wx+', 0o600);
  try {
    return await work(await write(handle, chunks));
  } finally {
    await handle.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(handle: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    await handle.writeFile(chunk);
    bytes += chunk.length;
  }
  return {
    sha256: hash.digest('hex'),
    bytes,
    read: async (from, length) => {
      const buffer = new Uint8Array(Math.min(length, bytes - from));
      await handle.read(buffer, 0, buffer.length, from);
      return buffer;
    },
  };
}

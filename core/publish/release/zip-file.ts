import { Zip, ZipDeflate } from 'fflate';
import type { Chunks } from './release-shard.ts';

/** A file inside an archive. */
export interface ZipMember {
  readonly name: string;
  readonly chunks: Chunks;
}

/** Archives know no time zone and begin with 1980; one fixed day for all. */
const FIXED_DAY = new Date(1980, 0, 1);

/** Puts files into one archive, in the order given, each dated the same. Holds no file whole. */
export async function* zipFile(members: readonly ZipMember[]): Chunks {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    if (bytes.length > 0) ready.push(bytes);
  });
  for (const { name, chunks } of members) {
    const member = new ZipDeflate(name, { level: 6 });
    member.mtime = FIXED_DAY;
    zip.add(member);
    for await (const chunk of chunks) {
      member.push(chunk);
      yield* ready.splice(0);
    }
    member.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { Gate } from '../functions/memory/gate.ts';
import type { MemoryObjects } from '../functions/memory/memory-objects.ts';
import { checked } from './audit-feed.ts';
import { modelPress } from './model-press.ts';

/** A reader who walks from the root to every file while others publish; answers with the number of checks. */
export async function readFeed(feed: MemoryObjects, gate: Gate): Promise<number> {
  let checks = 0;
  const read = (entry: FileEntry) =>
    gate('reader.get', () => {
      checks += 1;
      return checked(feed, entry);
    });
  const root = await gate('reader.get', () => feed.get(modelPress.rootKey)?.body);
  if (root === undefined) return checks;
  for (const yearEntry of modelPress.parseRoot(root).years) {
    for (const provinceEntry of modelPress.parseYear(await read(yearEntry)).provinces) {
      for (const shard of modelPress.parseProvince(await read(provinceEntry)).regions) {
        await readShard(await read(shard), read);
      }
    }
  }
  return checks;
}

async function readShard(
  manifest: Uint8Array,
  read: (entry: FileEntry) => Promise<Uint8Array>,
): Promise<void> {
  // Printed by the model's press.
  const { files } = JSON.parse(Buffer.from(manifest).toString()) as { readonly files: readonly FileEntry[] };
  for (const file of files) await read(file);
}

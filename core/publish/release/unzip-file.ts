import { unzipSync } from 'fflate';

/** The files inside an archive of ours, by name, in its order. */
export function unzipFile(archive: Uint8Array): readonly (readonly [name: string, body: Uint8Array])[] {
  return Object.entries(unzipSync(archive));
}

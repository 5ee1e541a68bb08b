import { unzipSync } from 'fflate';
import { firstDifference, type Difference } from '../../core/publish/verify/first-difference.ts';

/** A member of an archive that is not what stands beside it. */
export interface ZipDifference {
  readonly detail: string;
  readonly difference?: Difference;
}

/** Compares an archive by names and bytes of its members; undefined where all are what stands beside it. */
export async function zipDifference(
  archive: Uint8Array,
  required: readonly string[],
  beside: (member: string) => Promise<Uint8Array | undefined>,
): Promise<ZipDifference | undefined> {
  const members = membersOf(archive);
  if (members === undefined) return { detail: 'no archive' };
  const missing = required.find((name) => !members.has(name));
  if (missing !== undefined) return { detail: `${missing} is not in it` };
  for (const [name, body] of members) {
    const wanted = await beside(name);
    if (wanted === undefined) return { detail: `${name} is in it and not beside it` };
    const difference = firstDifference(wanted, body);
    if (difference !== undefined) return { detail: name, difference };
  }
  return undefined;
}

function membersOf(archive: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    return new Map(Object.entries(unzipSync(archive)));
  } catch {
    // Whatever it is, it can't be taken apart.
    return undefined;
  }
}

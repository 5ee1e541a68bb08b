import { createPublicKey, verify } from 'node:crypto';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { parseSha256Sums } from '../../core/publish/release/sha256-sums.ts';
import type { FeedWalk } from './feed-walk.ts';
import type { Trouble } from './trouble.ts';

/** What the list of hashes and its signature say. */
export interface SignatureCheck {
  /** Undefined where nothing is signed. */
  readonly signed: boolean | undefined;
  readonly troubles: readonly Trouble[];
}

const [SUMS, SIGNATURE, KEY] = ['SHA256SUMS', 'SHA256SUMS.sig', 'signing-key.pem'] as const;

/**
 * Holds a release's files to its list of hashes, and the list to its signature (RSASSA-PKCS1-v1_5 with SHA-256) by the
 * key that the release publishes. A release that names a signature has to have all three.
 */
export async function checkSignature(manifest: ReleaseManifest, walk: FeedWalk): Promise<SignatureCheck> {
  const bodyOf = async (name: string) => {
    const entry = manifest.files.find((file) => file.name === name);
    return entry && (await walk.check({ ...entry, member: 'files' })).body;
  };
  const [sums, signature, key] = [await bodyOf(SUMS), await bodyOf(SIGNATURE), await bodyOf(KEY)];
  const path = `release ${manifest.release}: ${SIGNATURE}`;
  const claims = manifest.files.some(({ name }) => name === SIGNATURE);
  const troubles = sums === undefined ? [] : checkSums(manifest, sums);
  if (!claims) return { signed: undefined, troubles };
  if (sums === undefined || signature === undefined || key === undefined)
    return { signed: false, troubles: [...troubles, { path, kind: 'not-signed', detail: 'missing' }] };
  const signed = fits(sums, signature, key);
  return { signed, troubles: signed ? troubles : [...troubles, { path, kind: 'not-signed' }] };
}

function fits(sums: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
  try {
    return verify('RSA-SHA256', sums, createPublicKey(Buffer.from(key)), signature);
  } catch {
    // What is no key can't have signed.
    return false;
  }
}

/** Every file that was made before the list has to stand in it, under its hash. */
function checkSums(manifest: ReleaseManifest, sums: Uint8Array): readonly Trouble[] {
  const listed = parseSha256Sums(Buffer.from(sums).toString());
  return manifest.files.flatMap(({ name, path, sha256 }): Trouble[] => {
    if (name === SUMS || name === SIGNATURE || name === KEY || listed.get(path) === sha256) return [];
    return [{ path, kind: 'not-in-sums', detail: listed.get(path) ?? 'not listed' }];
  });
}

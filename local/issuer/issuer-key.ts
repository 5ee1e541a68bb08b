import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { JsonFile } from '../json-file.ts';

/** How the local issuer signs; the gateway of AWS knows RSA only. */
export const ALGORITHM = 'RS256';

const PRIVATE = 0o600;

/** The local issuer's key, made at the first start and the same ever after. */
export async function issuerKey(folder: string): Promise<JWK> {
  const file = new JsonFile<JWK>(join(folder, 'issuer.json'));
  const known = file.read();
  if (known) return known;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'local', alg: ALGORITHM, use: 'sig' };
  file.write(key, PRIVATE);
  return key;
}

/** The half that everybody may know. */
export function publicHalf({ kty, n, e, kid, alg, use }: JWK): JWK {
  // The members of an RSA key that are public; a key made here has them all.
  return { kty, n, e, kid, alg, use } as JWK;
}

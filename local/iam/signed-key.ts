import { parseCredential } from '../s3/signing.ts';

/** The access key by which a request says that it is signed; undefined when it says none. */
export function signedKey(authorization: string | undefined): string | undefined {
  const credential = /Credential=([^,\s]+)/.exec(authorization ?? '')?.[1];
  return credential === undefined ? undefined : parseCredential(credential)?.accessKeyId;
}

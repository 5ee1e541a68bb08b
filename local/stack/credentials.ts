import { randomBytes } from 'node:crypto';

/** An access key. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A new key, of no use beyond this computer. `holder`: who it is for, in letters and digits. */
export function newCredentials(holder: string): Credentials {
  const suffix = randomBytes(5).toString('hex').toUpperCase();
  return {
    accessKeyId: `LOCAL${holder.toUpperCase().slice(0, 20)}${suffix}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

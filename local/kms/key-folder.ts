import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^[A-Za-z0-9-]{1,128}$/;

/** RSA keys in a folder, a file each; one that is not there is made when it is first asked for. */
export function openKey(folder: string, name: string): KeyObject {
  if (!NAME.test(name)) throw new RangeError(`${name} is no name of a key`);
  const file = join(folder, `${name}.pem`);
  if (!existsSync(file)) makeKey(folder, file);
  return createPrivateKey(readFileSync(file));
}

/** Whole or not at all. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const started = `${file}.${process.pid}`;
  writeFileSync(started, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  renameSync(started, file);
}

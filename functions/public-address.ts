import { readEnvironment, readSetting } from './environment.ts';

/** The public address as the deployment says it, else that of the distribution; without a trailing slash. */
export function publicAddress(): string {
  const own = `https://${readEnvironment('publicHost')}`;
  return readSetting('publicUrl') ?? own;
}

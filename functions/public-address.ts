import { readEnvironment, readSetting } from './environment.ts';

/** The public address as the deployment says it, else that of the distribution; without a trailing slash. */
export function publicAddress(): string {
  return readSetting('publicUrl') ?? `https://${readEnvironment('publicHost')}`;
}

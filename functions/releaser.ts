import { aws } from './adapters/aws.ts';
import type { Releaser } from './core-release-press.ts';
import { readEnvironment, readSetting } from './environment.ts';

/** Who releases, as the deployment says it. */
export function releaser(): Releaser {
  const ownAddress = `https://${readEnvironment('publicHost')}`;
  return {
    publisher: { name: readEnvironment('publisherName'), contact: readSetting('publisherContact') ?? '' },
    publicUrl: readSetting('publicUrl') ?? ownAddress,
    signer: aws.signer(),
  };
}

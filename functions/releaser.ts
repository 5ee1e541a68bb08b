import { aws } from './adapters/aws.ts';
import type { Releaser } from './core-release-press.ts';
import { readEnvironment, readSetting } from './environment.ts';
import { publicAddress } from './public-address.ts';

/** Who releases, as the deployment says it. */
export function releaser(): Releaser {
  return {
    publisher: { name: readEnvironment('publisherName'), contact: readSetting('publisherContact') ?? '' },
    publicUrl: publicAddress(),
    signer: aws.signer(),
  };
}

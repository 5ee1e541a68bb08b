import { bucketDomain } from '../template/physical-names.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';

/** Origins of AWS in a text, as what stands in for them on this computer: here buckets are paths of one S3 address. */
export function localAddresses(stack: ResolvedStack, s3Url: string): (text: string) => string {
  const { origin } = new URL(s3Url);
  const domains = stack.resources('AWS::S3::Bucket').map(({ name }) => bucketDomain(name, stack.region));
  return (text) => domains.reduce((told, domain) => told.replaceAll(`https://${domain}`, origin), text);
}

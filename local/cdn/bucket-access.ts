import { matchesPattern } from '../iam/matches-pattern.ts';
import type { ResourceProperties } from '../template/resource-schemas.ts';

type Statement = ResourceProperties<'AWS::S3::BucketPolicy'>['PolicyDocument']['Statement'][number];

/** What a distribution may do with a bucket. */
export interface BucketAccess {
  /** May read objects below these ARN patterns. */
  readonly canRead: (objectArn: string) => boolean;
  /** May list, so that S3 says 404 of a missing object and not 403. */
  readonly canList: boolean;
}

/** Reads the policies of a bucket for what they allow CloudFront; statements of denial are about transport only here. */
export function bucketAccess(bucketArn: string, statements: readonly Statement[]): BucketAccess {
  const allowing = statements.filter(
    ({ Effect, Principal }) => Effect === 'Allow' && isCloudFront(Principal),
  );
  const allows = (action: string, arn: string) =>
    allowing.some(({ Action, Resource }) => some(Action, action) && some(Resource, arn));
  return {
    canRead: (objectArn) => allows('s3:GetObject', objectArn),
    canList: allows('s3:ListBucket', bucketArn),
  };
}

/** The service, for an origin access control; an origin access identity; or anybody. */
function isCloudFront(principal: unknown): boolean {
  if (principal === '*') return true;
  return /cloudfront\.amazonaws\.com|CanonicalUser|CloudFront Origin Access Identity/.test(
    JSON.stringify(principal),
  );
}

function some(patterns: string | readonly string[], text: string): boolean {
  return [patterns].flat().some((pattern) => matchesPattern(pattern, text));
}

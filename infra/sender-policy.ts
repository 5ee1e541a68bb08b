import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { PrivateBucket } from './private-bucket.ts';
import { UPLOAD_PREFIX } from './upload-bucket.ts';

/** The tag of a user or role of this account that names the organisation for which it uploads. */
export const ORGANISATION_TAG = 'gongkai-org';

/**
 * What a sender needs who uploads straight to the bucket: to put files of its own organisation, and to read, list or
 * delete nothing. It hangs on nobody until an operator attaches it; without the tag it allows nothing.
 */
export class SenderPolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, { uploads }: { readonly uploads: PrivateBucket }) {
    const files = `${UPLOAD_PREFIX}annual-reports/\${aws:PrincipalTag/${ORGANISATION_TAG}}/*`;
    super(scope, id, {
      description: `gongkai: upload reports of the organisation that the tag ${ORGANISATION_TAG} names`,
      statements: [
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [uploads.arnForObjects(files)],
          conditions: { Null: { [`aws:PrincipalTag/${ORGANISATION_TAG}`]: 'false' } },
        }),
      ],
    });
  }
}

import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket, HttpMethods, type CorsRule } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket.ts';

/** The folders of the upload bucket that the flow listens to: files of senders, and what was decided through the API. */
export const UPLOAD_PREFIXES = ['incoming/', 'decisions/'] as const;
/** The one of them that senders put their files into. */
export const UPLOAD_PREFIX = UPLOAD_PREFIXES[0];
/** The other, into which nobody but ourselves and operators write. */
export const DECISION_PREFIX = UPLOAD_PREFIXES[1];
/** What stands in place of uploads that were removed; written by operators alone, and nobody is told of it. */
export const REMOVED_PREFIX = 'removed/';
/** Where submission links are. */
export const LINK_PREFIX = `${DECISION_PREFIX}links/`;

export interface UploadBucketProps {
  readonly notify: Queue;
  readonly accessLogs: PrivateBucket;
}

/**
 * What a form may do is in its signature, and no cookie is ever sent along, so the page that it comes from does not
 * matter. The version id is what the receipt's id is made of.
 */
const FORMS_OF_ANY_PAGE: CorsRule = {
  allowedMethods: [HttpMethods.POST],
  allowedOrigins: ['*'],
  exposedHeaders: ['x-amz-version-id'],
  maxAge: 3600,
};

/** Takes the files of the senders and tells the queue of each new version under `incoming/` and `decisions/`. */
export class UploadBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: UploadBucketProps) {
    super(scope, id, {
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: 'uploads/',
      cors: [FORMS_OF_ANY_PAGE],
    });
    const permitted = props.notify.addToResourcePolicy(newsOfThisAccount(props.notify));
    const bucket = this.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('the upload bucket has no resource of its own');
    // Set here and not by addEventNotification, which brings a function of its own with rights on every bucket.
    // By prefix only: `.CSV` and files without an ending get their receipt too.
    bucket.notificationConfiguration = {
      queueConfigurations: UPLOAD_PREFIXES.map((value) => ({
        event: 's3:ObjectCreated:*',
        queue: props.notify.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value }] } },
      })),
    };
    // S3 tries the destination when the notification is set, so the permission has to be there before.
    if (permitted.policyDependable) bucket.node.addDependency(permitted.policyDependable);
  }
}

/**
 * Any bucket of this account may send to the queue. Naming the one bucket would close a circle (it needs the
 * policy first); the function looks at one bucket only, whatever a message says.
 */
function newsOfThisAccount(queue: Queue): PolicyStatement {
  return new PolicyStatement({
    sid: 'NewsOfUploads',
    principals: [new ServicePrincipal('s3.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
}

import { join } from 'node:path';
import { Aws, CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/environment.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { ApiAddress } from './api-address.ts';
import type { FunctionName } from './bundle-functions.ts';
import {
  decidePermissions,
  doorPermissions,
  intakePermissions,
  publishPermissions,
  queryPermissions,
  releasePermissions,
  sitePermissions,
  sweepPermissions,
  type Holdings,
} from './permissions.ts';
import { PlacedSite } from './placed-site.ts';
import { OperationsDashboard } from './operations-dashboard.ts';
import { PrivateBucket } from './private-bucket.ts';
import { PublicApi } from './public-api.ts';
import { PublisherSettings } from './publisher-settings.ts';
import { PublicOrigin } from './public-origin.ts';
import { SenderPolicy } from './sender-policy.ts';
import { ServerFunction, type FunctionEnvironment, type ServerFunctionProps } from './server-function.ts';
import { SigningKey } from './signing-key.ts';
import { StateTable } from './state-table.ts';
import { TokenSettings } from './token-gate.ts';
import { UploadBucket } from './upload-bucket.ts';
import { Watch } from './watch.ts';
import { WorkQueue } from './work-queue.ts';

export interface GongkaiStackProps extends StackProps {
  /** Folder of the bundles: `{bundles}/{function}/index.mjs`. */
  readonly bundles: string;
  /** Uploads judged at one moment. Default: 20. */
  readonly intakeConcurrency?: number;
  /** Publishers at work at one moment; they race for the root, so few are faster than many. Default: 2. */
  readonly publishConcurrency?: number;
  /** How long a publisher gathers units before it begins; Lambda wants 1 at least. Default: 1. */
  readonly publishWindowSeconds?: number;
}

const INTAKE_TIMEOUT = Duration.seconds(30);
const PUBLISH_TIMEOUT = Duration.seconds(60);
const SITE_TIMEOUT = Duration.seconds(60);
const SWEEP_EVERY = Duration.minutes(5);
// The first release of a whole country names every report that there is.
const RELEASE_TIMEOUT = Duration.minutes(15);
// Files of a release lie there while they are made; a year of the country is four gigabytes.
const RELEASE_DISK = 10_240;

/** The whole pipeline, its resources in the order in which a file travels through it. */
export class GongkaiStack extends Stack {
  private readonly settings: GongkaiStackProps;
  private readonly licence: string;
  private readonly tokens: TokenSettings;
  private readonly reviewSince: string;
  private readonly publisher: PublisherSettings;

  constructor(scope: Construct, id: string, props: GongkaiStackProps) {
    super(scope, id, { description: 'gongkai: from CSV to open data', ...props });
    this.settings = props;
    this.licence = licenceParameter(this).valueAsString;
    this.tokens = new TokenSettings(this, 'Tokens');
    this.publisher = new PublisherSettings(this, 'Publisher');
    this.reviewSince = reviewParameter(this).valueAsString;

    const alarmTopic = new AlarmTopic(this, 'Alarms');
    const alarmAction = new SnsAction(alarmTopic);
    const accessLogs = accessLogBucket(this);

    const uploadWork = new WorkQueue(this, 'UploadWork', {
      functionTimeout: INTAKE_TIMEOUT,
      alarmAction,
      runbooks: { deadLetters: 'dead-letters-of-uploads', age: 'uploads-wait-too-long' },
    });
    const uploads = new UploadBucket(this, 'Uploads', { notify: uploadWork.queue, accessLogs });
    const receipts = new PrivateBucket(this, 'Receipts', {
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'receipts/',
    });
    const table = new StateTable(this, 'Table');
    const publishWork = new WorkQueue(this, 'PublishWork', {
      functionTimeout: PUBLISH_TIMEOUT,
      alarmAction,
      runbooks: { deadLetters: 'dead-letters-of-publishing', age: 'publishing-waits-too-long' },
    });
    const feeds = feedBucket(this, accessLogs);
    const site = siteBucket(this, accessLogs);
    const signingKey = new SigningKey(this, 'ReleaseKey');

    const held: Holdings = {
      uploads,
      receipts,
      feeds,
      site,
      table,
      uploadQueue: uploadWork.queue,
      publishQueue: publishWork.queue,
      signingKey,
    };
    const intake = this.addIntake(held);
    this.addPublish(held);
    const release = this.addRelease(held);
    const sweep = this.addSweep(held);
    const query = this.addQuery(held);
    const door = this.addDoor(held);
    const decide = this.addDecide(held);

    const { api } = new PublicApi(this, 'Questions', {
      query: query.lambda,
      door: door.lambda,
      decide: decide.lambda,
      tokens: this.tokens,
    });
    const uploadOrigin = `https://${uploads.bucketRegionalDomainName}`;
    const apiAddress = new ApiAddress(this, 'ApiAddress');
    const { contact } = this.publisher;
    this.addSite(held, { api: apiAddress.base, feeds: '/feeds/v1', uploads: uploadOrigin, contact });
    const { distribution } = new PublicOrigin(this, 'Public', {
      feeds,
      site,
      api,
      spokenTo: apiAddress.besides(uploadOrigin),
      licence: this.licence,
    });

    new Watch(this, 'Watch', {
      sweep: sweep.lambda,
      release: release.lambda,
      api,
      sweepEvery: SWEEP_EVERY,
      action: alarmAction,
    });
    new OperationsDashboard(this, 'Operations', { uploadWork, publishWork, api, intakeLog: intake.log });
    const senders = new SenderPolicy(this, 'Senders', { uploads });

    for (const { lambda } of [release, query, door, decide])
      lambda.addEnvironment(ENVIRONMENT.publicHost, distribution.distributionDomainName);

    this.output('PublicUrl', `https://${distribution.distributionDomainName}`);
    this.output('ApiOrigin', api.apiEndpoint);
    this.output('UploadBucket', uploads.bucketName);
    this.output('FeedBucket', feeds.bucketName);
    this.output('ReceiptBucket', receipts.bucketName);
    this.output('ReleaseFunction', release.lambda.functionName);
    this.output('SweepFunction', sweep.lambda.functionName);
    this.output('ReleaseKeyArn', signingKey.keyArn);
    this.output('TableName', table.tableName);
    this.output('UploadQueue', uploadWork.queue.queueUrl);
    this.output('PublishQueue', publishWork.queue.queueUrl);
    this.output('UploadDeadLetters', uploadWork.deadLetters.queueUrl);
    this.output('PublishDeadLetters', publishWork.deadLetters.queueUrl);
    this.output('AlarmTopic', alarmTopic.topicArn);
    this.output('SenderPolicy', senders.managedPolicyArn);
  }

  private addIntake(held: Holdings): ServerFunction {
    const intake = this.function('intake', {
      description: 'Reads an upload, judges it, stores what is right, writes the receipt',
      memoryMiB: 1024,
      timeout: INTAKE_TIMEOUT,
      environment: {
        reviewSince: this.reviewSince,
        stack: Aws.STACK_NAME,
        uploadBucket: held.uploads.bucketName,
        receiptBucket: held.receipts.bucketName,
        table: held.table.tableName,
        uploadQueueUrl: held.uploadQueue.queueUrl,
        publishQueueUrl: held.publishQueue.queueUrl,
      },
      permissions: intakePermissions(held),
    });
    new EventSourceMapping(this, 'UploadsToIntake', {
      target: intake.lambda,
      eventSourceArn: held.uploadQueue.queueArn,
      // One file a worker: a file that kills its worker takes no neighbour with it.
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: this.settings.intakeConcurrency ?? 20,
    });
    return intake;
  }

  private addPublish(held: Holdings): void {
    const { lambda } = this.function('publish', {
      description: 'Writes the feeds of a unit from its state',
      memoryMiB: 1024,
      timeout: PUBLISH_TIMEOUT,
      environment: {
        reviewSince: this.reviewSince,
        stack: Aws.STACK_NAME,
        feedBucket: held.feeds.bucketName,
        table: held.table.tableName,
        publishQueueUrl: held.publishQueue.queueUrl,
        licence: this.licence,
        publisherContact: this.publisher.contact,
      },
      permissions: publishPermissions(held),
    });
    new EventSourceMapping(this, 'UnitsToPublish', {
      target: lambda,
      eventSourceArn: held.publishQueue.queueArn,
      // However many uploads touch a unit within a batch, it is published once.
      batchSize: 50,
      maxBatchingWindow: Duration.seconds(this.settings.publishWindowSeconds ?? 1),
      reportBatchItemFailures: true,
      maxConcurrency: this.settings.publishConcurrency ?? 2,
    });
  }

  private addRelease(held: Holdings): ServerFunction {
    const release = this.function('release', {
      description: 'Fixes the standing state of the feeds as the next release',
      memoryMiB: 2048,
      timeout: RELEASE_TIMEOUT,
      diskMiB: RELEASE_DISK,
      environment: {
        feedBucket: held.feeds.bucketName,
        receiptBucket: held.receipts.bucketName,
        licence: this.licence,
        publisherName: this.publisher.name,
        publisherContact: this.publisher.contact,
        publicUrl: this.publisher.publicUrl,
        signingKey: held.signingKey.keyArn,
      },
      permissions: releasePermissions(held),
    });
    new Rule(this, 'ReleaseSchedule', {
      schedule: Schedule.rate(Duration.days(1)),
      targets: [new LambdaTarget(release.lambda)],
    });
    return release;
  }

  private addSweep(held: Holdings): ServerFunction {
    const sweep = this.function('sweep', {
      description: 'Finds uploads without a receipt and units whose feed is behind',
      memoryMiB: 512,
      timeout: Duration.seconds(60),
      environment: {
        stack: Aws.STACK_NAME,
        uploadBucket: held.uploads.bucketName,
        receiptBucket: held.receipts.bucketName,
        table: held.table.tableName,
        uploadQueueUrl: held.uploadQueue.queueUrl,
        publishQueueUrl: held.publishQueue.queueUrl,
      },
      permissions: sweepPermissions(held),
    });
    new Rule(this, 'SweepSchedule', {
      schedule: Schedule.rate(SWEEP_EVERY),
      targets: [new LambdaTarget(sweep.lambda)],
    });
    return sweep;
  }

  private addQuery(held: Holdings): ServerFunction {
    return this.function('query', {
      description: 'Answers questions over HTTP',
      memoryMiB: 1024,
      timeout: Duration.seconds(10),
      environment: {
        publicUrl: this.publisher.publicUrl,
        reviewSince: this.reviewSince,
        feedBucket: held.feeds.bucketName,
        receiptBucket: held.receipts.bucketName,
        table: held.table.tableName,
        licence: this.licence,
      },
      permissions: queryPermissions(held),
    });
  }

  private addDoor(held: Holdings): ServerFunction {
    const { uploads } = held;
    return this.function('door', {
      description: 'Gives forms by which files are uploaded',
      memoryMiB: 512,
      timeout: Duration.seconds(10),
      environment: {
        uploadBucket: uploads.bucketName,
        uploadAddress: `https://${uploads.bucketRegionalDomainName}`,
        table: held.table.tableName,
        ...this.gateEnvironment(),
      },
      permissions: doorPermissions(held),
    });
  }

  private addDecide(held: Holdings): ServerFunction {
    return this.function('decide', {
      description: 'Writes down what somebody decided',
      memoryMiB: 512,
      timeout: Duration.seconds(10),
      environment: {
        uploadBucket: held.uploads.bucketName,
        table: held.table.tableName,
        ...this.gateEnvironment(),
      },
      permissions: decidePermissions(held),
    });
  }

  private gateEnvironment(): FunctionEnvironment {
    const { issuer, roleClaim, organisationClaim, roleWords } = this.tokens;
    const { publicUrl } = this.publisher;
    return { issuer, roleClaim, organisationClaim, roleWords, publicUrl };
  }

  /** Puts the pages in their place at each deployment that brings others. */
  private addSite(held: Holdings, configuration: Readonly<Record<string, string>>): void {
    const { lambda } = this.function('site', {
      description: 'Puts the pages of the site in their place, at a deployment',
      memoryMiB: 512,
      timeout: SITE_TIMEOUT,
      environment: { siteBucket: held.site.bucketName },
      permissions: sitePermissions(held),
    });
    new PlacedSite(this, 'Placed', {
      placer: lambda,
      bundle: join(this.settings.bundles, 'site'),
      configuration,
    });
  }

  private function(name: FunctionName, props: Omit<ServerFunctionProps, 'bundle'>): ServerFunction {
    const id = name.charAt(0).toUpperCase() + name.slice(1);
    return new ServerFunction(this, id, { ...props, bundle: join(this.settings.bundles, name) });
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, `Output${name}`, { value }).overrideLogicalId(name);
  }
}

/** Under which licence data is given away is the publisher's legal decision: no default. */
function licenceParameter(scope: Construct): CfnParameter {
  return new CfnParameter(scope, 'Licence', {
    type: 'String',
    description:
      'Licence of the published data: an SPDX id such as CC-BY-4.0, or the https address of its text',
    allowedPattern: '[A-Za-z0-9.+-]{2,64}|https://[!-~]{4,256}',
    constraintDescription: 'an SPDX id or an https address',
  });
}

/** The review gate is off unless a moment is named; what was filed before it waits for nobody. */
function reviewParameter(scope: Construct): CfnParameter {
  return new CfnParameter(scope, 'ReviewSince', {
    type: 'String',
    default: '',
    description:
      'From this moment on (UTC, 2027-01-01T00:00:00Z) filings wait for a reviewer; empty: none does',
    allowedPattern: '|20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z',
    constraintDescription: 'a moment in UTC, whole seconds, or nothing',
  });
}

function accessLogBucket(scope: Construct): PrivateBucket {
  return new PrivateBucket(scope, 'AccessLogs', {
    versioned: false,
    lifecycleRules: [
      { id: 'old', expiration: Duration.days(180), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
}

/** Pages are overwritten by each deployment; what they named stays, and older pages for a month. */
function siteBucket(scope: Construct, accessLogs: PrivateBucket): PrivateBucket {
  return new PrivateBucket(scope, 'SitePages', {
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'site/',
    lifecycleRules: [
      {
        id: 'old-pages',
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
  });
}

/** Only the root is ever overwritten; its older versions stay for a month. */
function feedBucket(scope: Construct, accessLogs: PrivateBucket): PrivateBucket {
  return new PrivateBucket(scope, 'Feeds', {
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'feeds/',
    lifecycleRules: [
      {
        id: 'old-roots',
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
  });
}

import { Duration, Fn, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AccessLevel,
  AllowedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  FunctionEventType,
  HttpVersion,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ErrorResponse,
  type FunctionAssociation,
  type IOrigin,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { feedHeaders } from './feed-headers.ts';
import { isChina } from './is-china.ts';
import type { PrivateBucket } from './private-bucket.ts';
import { VALIDATE_PATH, WRITING_PATHS } from './public-api.ts';
import { answerHeaders, dataHeaders, documentHeaders, pageHeaders } from './response-headers.ts';
import { sizeGate } from './size-gate.ts';

export interface PublicOriginProps {
  readonly feeds: PrivateBucket;
  readonly site: PrivateBucket;
  /** Sources beside their own that the pages speak to: the upload bucket and, where it has another origin, the API. */
  readonly spokenTo: string;
  readonly api: HttpApi;
  /** Of the published data. */
  readonly licence: string;
}

/**
 * The one public address: `/api/*` asks the API, `/reports/*` and `/organisations/*` are pages that it answers too,
 * `/feeds/*` is an object of the feed bucket, all else of the site's.
 */
export class PublicOrigin extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: PublicOriginProps) {
    super(scope, id);
    const cachePolicy = byTheObjectsOwnHeaders(this);
    const answers: BehaviorOptions = {
      ...READ_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      origin: apiOrigin(this, props.api),
      cachePolicy: byTheAnswersOwnHeaders(this),
      responseHeadersPolicy: answerHeaders(this, 'AnswerHeaders'),
    };
    const writing: BehaviorOptions = {
      ...answers,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: withTheToken(this),
    };
    const documents: BehaviorOptions = {
      ...answers,
      ...READ_ONLY,
      cachePolicy: byTheLanguage(this),
      responseHeadersPolicy: documentHeaders(this, 'DocumentHeaders'),
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'gongkai',
      defaultRootObject: 'index.html',
      // HTTP/3 is not offered in every partition, and nothing here needs it.
      httpVersion: HttpVersion.HTTP2,
      errorResponses: NEVER_REMEMBERED,
      defaultBehavior: {
        ...READ_ONLY,
        origin: bucketOrigin(this, props.site),
        cachePolicy,
        responseHeadersPolicy: pageHeaders(this, 'PageHeaders', props.spokenTo),
      },
      additionalBehaviors: {
        '/feeds/*': {
          ...READ_ONLY,
          origin: bucketOrigin(this, props.feeds),
          cachePolicy,
          responseHeadersPolicy: dataHeaders(this, 'DataHeaders'),
          functionAssociations: notesOf(this, props.licence),
        },
        // Before the pattern that fits it too. Of the methods that come along, the API has routes for POST alone.
        [VALIDATE_PATH]: {
          ...answers,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          functionAssociations: gatesOf(this),
        },
        ...Object.fromEntries(Object.values(WRITING_PATHS).map((path) => [path, writing])),
        '/api/*': answers,
        '/reports/*': documents,
        '/organisations/*': documents,
      },
    });
  }
}

const READ_ONLY: Pick<BehaviorOptions, 'allowedMethods' | 'viewerProtocolPolicy' | 'compress'> = {
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
};

// Otherwise an edge keeps saying 404 for ten seconds to somebody who waits for a receipt.
const NEVER_REMEMBERED: ErrorResponse[] = [400, 403, 404, 405, 500, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

/** Without functions at the edge, as in the China partition, a digest stays what the writer noted: x-amz-meta-sha256. */
function notesOf(scope: Construct, licence: string): FunctionAssociation[] {
  if (isChina(Stack.of(scope))) return [];
  return [
    { function: feedHeaders(scope, 'FeedHeaders', licence), eventType: FunctionEventType.VIEWER_RESPONSE },
  ];
}

/** Functions at the edge are not a resource type of the China partition; the function behind counts bytes too. */
function gatesOf(scope: Construct): FunctionAssociation[] {
  if (isChina(Stack.of(scope))) return [];
  return [{ function: sizeGate(scope, 'SizeGate'), eventType: FunctionEventType.VIEWER_REQUEST }];
}

/**
 * Reads the bucket under the distribution's own identity; may list, so that a missing object is a 404.
 * Origin access control is not a resource type of the China partition (awslabs/aws-solutions-constructs#1050).
 */
function bucketOrigin(scope: Construct, bucket: PrivateBucket): IOrigin {
  if (isChina(Stack.of(scope))) return S3BucketOrigin.withOriginAccessIdentity(bucket);
  return S3BucketOrigin.withOriginAccessControl(bucket, {
    originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
  });
}

function apiOrigin(scope: Construct, api: HttpApi): IOrigin {
  const { region, urlSuffix } = Stack.of(scope);
  return new HttpOrigin(Fn.join('.', [api.apiId, 'execute-api', region, urlSuffix]));
}

/** Objects say themselves how long they keep: for ever under their hash, seconds for the root. */
function byTheObjectsOwnHeaders(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'FileCache', {
    comment: 'gongkai: files',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

/** What is in the key is also what reaches the API: all parameters, the reader's language and format, never the host. */
function byTheAnswersOwnHeaders(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'AnswerCache', {
    comment: 'gongkai: answers',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.hours(1),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Accept-Language'),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

/**
 * Lets the caller's token through, which no other policy does. An answer to a POST is never kept; the moment stands
 * here because a policy that keeps nothing at all lets no header through.
 */
function withTheToken(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'TokenCache', {
    comment: 'gongkai: writing',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.seconds(1),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Accept-Language', 'Authorization'),
  });
}

/** A page depends on its address and the language that was asked for in it, whatever else somebody has appended. */
function byTheLanguage(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'DocumentCache', {
    comment: 'gongkai: documents',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.hours(1),
    queryStringBehavior: CacheQueryStringBehavior.allowList('lang'),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

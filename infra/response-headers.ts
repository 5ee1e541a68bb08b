import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseCustomHeader,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Headers of data that any page of any origin may read: the feeds. */
export function dataHeaders(scope: Construct, id: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'gongkai: data',
    securityHeadersBehavior: securityHeaders(NOTHING),
    customHeadersBehavior: { customHeaders: [resourcePolicy('cross-origin')] },
    corsBehavior: {
      accessControlAllowOrigins: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD'],
      accessControlAllowHeaders: ['*'],
      accessControlAllowCredentials: false,
      accessControlExposeHeaders: [
        'Accept-Ranges',
        'Content-Disposition',
        'Content-Range',
        'ETag',
        'Link',
        'Repr-Digest',
      ],
      originOverride: true,
    },
  });
}

/** Headers of answers; CORS, caching and the policy of a receipt's page are the function's own. */
export function answerHeaders(scope: Construct, id: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'gongkai: answers',
    securityHeadersBehavior: {
      ...securityHeaders(NOTHING),
      contentSecurityPolicy: { contentSecurityPolicy: NOTHING, override: false },
    },
    customHeadersBehavior: { customHeaders: [resourcePolicy('cross-origin')] },
  });
}

/** Headers of reports as pages: each brings the policy that allows its own stylesheet and nothing else. */
export function documentHeaders(scope: Construct, id: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'gongkai: documents',
    securityHeadersBehavior: {
      ...securityHeaders(NOTHING),
      contentSecurityPolicy: { contentSecurityPolicy: NOTHING, override: false },
    },
    customHeadersBehavior: { customHeaders: [resourcePolicy('same-origin')] },
  });
}

/** Headers of our own pages, which load nothing from elsewhere and speak to `others` (origins) beside their own. */
export function pageHeaders(scope: Construct, id: string, others: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'gongkai: pages',
    securityHeadersBehavior: securityHeaders(ownPages(others)),
    customHeadersBehavior: { customHeaders: [resourcePolicy('same-origin')] },
  });
}

function ownPages(others: string): string {
  const connect = `connect-src 'self' ${others}`;
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function securityHeaders(contentSecurityPolicy: string): ResponseSecurityHeadersBehavior {
  const override = true;
  return {
    contentSecurityPolicy: { contentSecurityPolicy, override },
    contentTypeOptions: { override },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.days(730),
      includeSubdomains: true,
      preload: true,
      override,
    },
  };
}

function resourcePolicy(value: 'cross-origin' | 'same-origin'): ResponseCustomHeader {
  return { header: 'Cross-Origin-Resource-Policy', value, override: true };
}

import { createHmac } from 'node:crypto';
import type { SignedForm, UploadForms } from '../doors/upload-forms.ts';
import type { UploadPolicy } from '../doors/upload-policy.ts';

/** Who signs, and for where. */
export interface FormSigner {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** With keys that do not last. */
  readonly sessionToken?: string | undefined;
  readonly region: string;
}

/** The bucket that takes the forms, and its own address without a trailing slash. */
export interface FormTarget {
  readonly bucket: string;
  readonly address: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs forms as S3 checks them (Signature Version 4). Thirty lines in place of a package: nothing is sent, and the
 * function that does it starts without an SDK.
 */
export function s3UploadForms(target: FormTarget, signer: FormSigner): UploadForms {
  return { sign: (policy, now) => signForm(policy, { target, signer, now }) };
}

interface Signing {
  readonly target: FormTarget;
  readonly signer: FormSigner;
  readonly now: Date;
}

function signForm(policy: UploadPolicy, { target, signer, now }: Signing): SignedForm {
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = [date.slice(0, 8), signer.region, 's3', 'aws4_request'] as const;
  const expires = new Date(now.getTime() + policy.lifeSeconds * 1000).toISOString();
  const fields = {
    ...policy.fields,
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': [signer.accessKeyId, ...scope].join('/'),
    'x-amz-date': date,
    ...(signer.sessionToken === undefined ? {} : { 'x-amz-security-token': signer.sessionToken }),
  };
  const conditions = [
    { bucket: target.bucket },
    ...Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]),
    ['content-length-range', policy.minBytes, policy.maxBytes],
  ];
  const encoded = Buffer.from(JSON.stringify({ expiration: expires, conditions })).toString('base64');
  const signature = hmac(signingKey(signer.secretAccessKey, scope), encoded).toString('hex');
  return {
    url: target.address,
    fields: { ...fields, policy: encoded, 'x-amz-signature': signature },
    expiresAt: `${expires.slice(0, 19)}Z`,
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html */
function signingKey(secret: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>((key, step) => hmac(key, step), Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

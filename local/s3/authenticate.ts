import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request } from './s3-request.ts';
import {
  parseAmzDate,
  parseCredential,
  type SigningScope,
  sameSignature,
  scopeText,
  sha256,
  sign,
  signingKey,
} from './signing.ts';
import { decodeUri, encodePath, encodeUri } from './uri-encoding.ts';

/** Access key id → secret. */
export type Secrets = ReadonlyMap<string, string>;

/** Who sent the request, and what the signature promises about the body. */
export interface Authentication {
  readonly accessKeyId: string;
  /** `UNSIGNED-PAYLOAD`, `STREAMING-…`, or the hex sha256 of the body. */
  readonly payload: string;
  /** What the signatures of a streamed body's chunks continue from. */
  readonly chain: SignatureChain;
}

/** The state of signed streaming: each chunk is signed over the signature before it. */
export interface SignatureChain {
  readonly key: Buffer;
  readonly time: string;
  readonly scope: string;
  readonly seed: string;
}

interface Claim {
  readonly scope: SigningScope;
  readonly time: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payload: string;
  /** Query parameters that are not part of what was signed. */
  readonly unsignedQuery: readonly string[];
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const MAX_SKEW_MS = 15 * 60_000;
const MAX_EXPIRY_SECONDS = 7 * 24 * 3600;

/**
 * Verifies Signature Version 4, in the header or in a presigned URL. Any region is accepted, as long as the signature
 * is right for the one that it names. Throws what S3 answers otherwise; a request without a signature is denied.
 */
export function authenticate(request: S3Request, secrets: Secrets, now: number): Authentication {
  const presigned = queryValue(request, 'X-Amz-Algorithm') !== undefined;
  if (!presigned && !request.headers.has('authorization')) throw new S3Error('AccessDenied');
  const claim = presigned ? claimOfQuery(request, now) : claimOfHeader(request, now);
  const secret = secrets.get(claim.scope.accessKeyId);
  if (secret === undefined) throw new S3Error('InvalidAccessKeyId');
  mustCoverHeaders(request, claim);
  const key = signingKey(secret, claim.scope);
  const scope = scopeText(claim.scope);
  const expected = sign(
    key,
    [ALGORITHM, claim.time, scope, sha256(canonicalRequest(request, claim))].join('\n'),
  );
  if (!sameSignature(expected, claim.signature)) throw new S3Error('SignatureDoesNotMatch');
  const chain = { key, time: claim.time, scope, seed: claim.signature };
  return { accessKeyId: claim.scope.accessKeyId, payload: claim.payload, chain };
}

function claimOfHeader(request: S3Request, now: number): Claim {
  const authorization = request.headers.get('authorization') ?? '';
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw new S3Error('InvalidRequest', `Only ${ALGORITHM} is supported.`);
  }
  const fields = new Map(
    authorization
      .slice(ALGORITHM.length)
      .split(',')
      .map(
        (field) =>
          [field.slice(0, field.indexOf('=')).trim(), field.slice(field.indexOf('=') + 1).trim()] as const,
      ),
  );
  const scope = parseCredential(fields.get('Credential') ?? '');
  const signedHeaders = fields.get('SignedHeaders')?.split(';');
  const signature = fields.get('Signature');
  if (!scope || !signedHeaders || !signature) throw new S3Error('AuthorizationHeaderMalformed');
  const time = request.headers.get('x-amz-date') ?? '';
  // Not `<=`: a time that cannot be read must not pass either.
  if (!(Math.abs(parseAmzDate(time) - now) <= MAX_SKEW_MS)) throw new S3Error('RequestTimeTooSkewed');
  const payload = request.headers.get('x-amz-content-sha256');
  if (payload === undefined)
    throw new S3Error('InvalidRequest', 'Missing required header x-amz-content-sha256.');
  return { scope, time, signedHeaders, signature, payload, unsignedQuery: [] };
}

function claimOfQuery(request: S3Request, now: number): Claim {
  const scope = parseCredential(queryValue(request, 'X-Amz-Credential') ?? '');
  const time = queryValue(request, 'X-Amz-Date') ?? '';
  const seconds = Number(queryValue(request, 'X-Amz-Expires'));
  const signature = queryValue(request, 'X-Amz-Signature');
  const isLegal =
    queryValue(request, 'X-Amz-Algorithm') === ALGORITHM && seconds >= 1 && seconds <= MAX_EXPIRY_SECONDS;
  if (!scope || !signature || !isLegal) throw new S3Error('AuthorizationQueryParametersError');
  const signed = parseAmzDate(time);
  if (!(signed - now <= MAX_SKEW_MS)) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (now > signed + seconds * 1000) throw new S3Error('AccessDenied', 'Request has expired');
  return {
    scope,
    time,
    signature,
    signedHeaders: (queryValue(request, 'X-Amz-SignedHeaders') ?? '').split(';'),
    payload:
      queryValue(request, 'X-Amz-Content-Sha256') ?? request.headers.get('x-amz-content-sha256') ?? UNSIGNED,
    unsignedQuery: ['X-Amz-Signature'],
  };
}

/** Otherwise somebody between could add what changes the meaning of the request. */
function mustCoverHeaders(request: S3Request, claim: Claim): void {
  // A presigned URL leaves the hash of the body to whoever uses it.
  const free = claim.unsignedQuery.length > 0 ? ['x-amz-content-sha256'] : [];
  const mustBeSigned = [...request.headers.keys()].filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  const missing = mustBeSigned.filter((name) => !claim.signedHeaders.includes(name) && !free.includes(name));
  if (missing.length === 0) return;
  throw new S3Error(
    'AccessDenied',
    `There were headers present which were not signed: ${missing.join(', ')}`,
  );
}

function canonicalRequest(request: S3Request, claim: Claim): string {
  const query = request.query
    .filter(([name]) => !claim.unsignedQuery.includes(name))
    .map(([name, value]) => `${encodeUri(name)}=${encodeUri(value)}`)
    .sort();
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${canonicalValue(request.headers.get(name) ?? '')}\n`,
  );
  return [
    request.method,
    encodePath(decodeUri(request.rawPath)),
    query.join('&'),
    headers.join(''),
    claim.signedHeaders.join(';'),
    claim.payload,
  ].join('\n');
}

function canonicalValue(value: string): string {
  return value.trim().replace(/ {2,}/g, ' ');
}

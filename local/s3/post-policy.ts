import { S3Error } from './s3-error.ts';
import { parseAmzDate, parseCredential, sameSignature, sign, signingKey } from './signing.ts';

/** The fields of a form, names in lower case, and the `bucket` to which it is sent. */
export type FormFields = ReadonlyMap<string, string>;

/** What a policy says about the file. */
export interface PostPermission {
  readonly accessKeyId: string;
  readonly minBytes: number;
  readonly maxBytes: number;
}

type Condition =
  | Readonly<Record<string, string>>
  | readonly [operator: string, field: string | number, value: string | number];

interface Policy {
  /** ISO 8601. */
  readonly expiration: string;
  readonly conditions: readonly Condition[];
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** Fields that a policy need not speak of. */
const FREE = new Set(['bucket', 'policy', 'x-amz-signature', 'file', 'awsaccesskeyid', 'signature']);

/**
 * Verifies the signed policy of a browser's upload and holds every field against its conditions: each field must be
 * spoken of, each condition must hold. Throws S3's answers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function checkPostPolicy(
  fields: FormFields,
  secrets: ReadonlyMap<string, string>,
  now: number,
): PostPermission {
  const accessKeyId = verifySignature(fields, secrets);
  const policy = readPolicy(fields.get('policy') ?? '');
  // Not `>`: a time that cannot be read must not pass either.
  if (!(now <= Date.parse(policy.expiration)))
    throw new S3Error('AccessDenied', 'Invalid according to Policy: Policy expired.');
  const length = policy.conditions.find(
    (condition) => isList(condition) && condition[0] === 'content-length-range',
  );
  const checks = policy.conditions.filter((condition) => condition !== length).map(readCheck);
  for (const check of checks)
    if (!check.holds(fields)) throw denied(`Policy Condition failed: ${check.text}`);
  const spokenOf = new Set(checks.map(({ field }) => field));
  const extra = [...fields.keys()].find(
    (name) => !FREE.has(name) && !name.startsWith('x-ignore-') && !spokenOf.has(name),
  );
  if (extra !== undefined) throw denied(`Extra input fields: ${extra}`);
  const [, min, max] = length && isList(length) ? length : [];
  return { accessKeyId, minBytes: Number(min ?? 0), maxBytes: Number(max ?? Number.MAX_SAFE_INTEGER) };
}

function verifySignature(fields: FormFields, secrets: ReadonlyMap<string, string>): string {
  const scope = parseCredential(fields.get('x-amz-credential') ?? '');
  const signature = fields.get('x-amz-signature');
  const policy = fields.get('policy');
  if (fields.get('x-amz-algorithm') !== ALGORITHM || !scope || !signature || !policy)
    throw new S3Error('AccessDenied');
  if (Number.isNaN(parseAmzDate(fields.get('x-amz-date') ?? ''))) throw new S3Error('AccessDenied');
  const secret = secrets.get(scope.accessKeyId);
  if (secret === undefined) throw new S3Error('InvalidAccessKeyId');
  if (!sameSignature(sign(signingKey(secret, scope), policy), signature))
    throw new S3Error('SignatureDoesNotMatch');
  return scope.accessKeyId;
}

function readPolicy(encoded: string): {
  readonly expiration: string;
  readonly conditions: readonly Condition[];
} {
  try {
    // Signed by the owner of the bucket; what is not of this shape fails a condition.
    const policy: Policy = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    return { expiration: policy.expiration, conditions: [...policy.conditions] };
  } catch (error) {
    throw denied(`Invalid JSON (${String(error)})`);
  }
}

function readCheck(condition: Condition): {
  field: string;
  text: string;
  holds: (fields: FormFields) => boolean;
} {
  const text = JSON.stringify(condition);
  const [operator, name, value] = isList(condition) ? condition : equality(condition);
  const field = String(name).replace(/^\$/, '').toLowerCase();
  const expected = String(value);
  if (operator === 'eq') return { field, text, holds: (fields) => fields.get(field) === expected };
  if (operator === 'starts-with')
    return { field, text, holds: (fields) => fields.get(field)?.startsWith(expected) ?? false };
  return { field, text, holds: () => false };
}

function equality(condition: Readonly<Record<string, string>>): readonly [string, string, string] {
  const [[name, value] = ['', '']] = Object.entries(condition);
  return ['eq', name, value];
}

/** `Array.isArray` does not narrow readonly tuples out of a union. */
function isList(condition: Condition): condition is Exclude<Condition, Readonly<Record<string, string>>> {
  return Array.isArray(condition);
}

function denied(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** `20260122/eu-west-2/s3/aws4_request` in its parts: what a signing key is good for. */
export interface SigningScope {
  readonly accessKeyId: string;
  /** `20260122` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** Reads `AKID/date/region/service/aws4_request`; undefined when it is not that. */
export function parseCredential(text: string): SigningScope | undefined {
  const [terminator, service, region, date, ...rest] = text.split('/').reverse();
  if (terminator !== 'aws4_request' || !service || !region || !/^\d{8}$/.test(date ?? '') || !date)
    return undefined;
  return { accessKeyId: rest.reverse().join('/'), date, region, service };
}

/** The scope as signatures name it. */
export function scopeText(scope: SigningScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
}

/** Keys of today, mostly; forgotten all at once when there are many. */
const keys = new Map<string, Buffer>();
const MOST_KEYS = 100;

/** The key that signs everything of one day, region and service. */
export function signingKey(secret: string, scope: SigningScope): Buffer {
  const name = JSON.stringify([secret, scopeText(scope)]);
  const known = keys.get(name) ?? deriveKey(secret, scope);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, known);
  return known;
}

function deriveKey(secret: string, scope: SigningScope): Buffer {
  const steps = [scope.date, scope.region, scope.service, 'aws4_request'];
  return steps.reduce<Buffer>((key, step) => hmac(key, step), Buffer.from(`AWS4${secret}`));
}

/** Hex signature of a text. */
export function sign(key: Buffer, text: string): string {
  return hmac(key, text).toString('hex');
}

/** Hex sha256. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Compares two signatures without telling by its time how much of them agrees. */
export function sameSignature(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `20260122T091244Z` → milliseconds since 1970; NaN when it is not that. */
export function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

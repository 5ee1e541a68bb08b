/** Headers by lower-case name. */
export type Headers = ReadonlyMap<string, string>;

const BASE = 100;
const HALF_A_YEAR = 15_768_000;
const PRIVATE = new Set(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']);

/**
 * The score of a page's headers by the rules of MDN's HTTP Observatory (2025), as far as they concern pages without
 * cookies, redirects and scripts from elsewhere: 100, less for what is missing, more for what is exemplary.
 */
export function headerScore(headers: Headers): number {
  const rules = [contentPolicy, transport, sniffing, framing, referrer, resourcePolicy];
  return rules.reduce((score, rule) => score + rule(headers), BASE);
}

/** A page from 100 points on. */
export function isGradedAPlus(headers: Headers): boolean {
  return headerScore(headers) >= BASE;
}

function contentPolicy(headers: Headers): number {
  const policy = directives(headers);
  if (policy.size === 0) return -25;
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? ['*'];
  const styles = policy.get('style-src') ?? policy.get('default-src') ?? ['*'];
  if (["'unsafe-inline'", 'data:', '*', 'https:', 'http:'].some((loose) => scripts.includes(loose)))
    return -20;
  if (scripts.includes("'unsafe-eval'")) return -10;
  if (styles.includes("'unsafe-inline'")) return 0;
  return policy.get('default-src')?.join() === "'none'" ? 10 : 5;
}

function transport(headers: Headers): number {
  const [, seconds] = /max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '') ?? [];
  if (seconds === undefined) return -20;
  return Number(seconds) >= HALF_A_YEAR ? 0 : -10;
}

function sniffing(headers: Headers): number {
  return headers.get('x-content-type-options') === 'nosniff' ? 0 : -5;
}

function framing(headers: Headers): number {
  if (directives(headers).has('frame-ancestors')) return 5;
  return /^(?:deny|sameorigin)$/i.test(headers.get('x-frame-options') ?? '') ? 0 : -20;
}

function referrer(headers: Headers): number {
  const value = headers.get('referrer-policy');
  if (value === undefined) return 0;
  return PRIVATE.has(value) ? 5 : -5;
}

function resourcePolicy(headers: Headers): number {
  return /^same-(?:origin|site)$/.test(headers.get('cross-origin-resource-policy') ?? '') ? 10 : 0;
}

function directives(headers: Headers): ReadonlyMap<string, readonly string[]> {
  const parts = (headers.get('content-security-policy') ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/));
  return new Map(parts.flatMap(([name, ...values]) => (name ? [[name, values] as const] : [])));
}

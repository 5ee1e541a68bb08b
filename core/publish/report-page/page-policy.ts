/**
 * The Content-Security-Policy under which a page looks as it should: the stylesheet that it begins with, by its hash,
 * and nothing else; so an older page keeps its own look. `sha256` digests a text (UTF-8) to base64.
 */
export function pagePolicy(page: string, sha256: (text: string) => string): string {
  const start = page.indexOf(OPENING) + OPENING.length;
  const style = page.slice(start, page.indexOf('</style>', start));
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The first one of a page is ours: it stands before any text of a sender. */
const OPENING = '<style>';

import { S3Error } from './s3-error.ts';
import { quotedEtag, type StoredContent, type StoredVersion } from './stored-version.ts';

/** `If-None-Match: *` and `If-Match` of a write, held against the newest version of the key. */
export function checkWritePreconditions(
  headers: ReadonlyMap<string, string>,
  newest: StoredVersion | undefined,
): void {
  const content = newest?.content;
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw new S3Error('NotImplemented', 'If-None-Match takes only * here.');
  if (ifNoneMatch === '*' && content !== undefined) throw new S3Error('PreconditionFailed');
  const ifMatch = headers.get('if-match');
  if (ifMatch === undefined) return;
  if (content === undefined) throw new S3Error('NoSuchKey');
  if (!matches(ifMatch, content)) throw new S3Error('PreconditionFailed');
}

/** The four conditions of a read, in the order of RFC 9110. `prefix`: as CopyObject spells them. */
export function checkReadPreconditions(
  headers: ReadonlyMap<string, string>,
  { lastModified, content }: { readonly lastModified: number; readonly content: StoredContent },
  prefix = '',
): void {
  const ifMatch = headers.get(`${prefix}if-match`);
  const ifNoneMatch = headers.get(`${prefix}if-none-match`);
  const unchangedSince = secondsOf(headers.get(`${prefix}if-unmodified-since`));
  const changedSince = secondsOf(headers.get(`${prefix}if-modified-since`));
  const unchanged = prefix === '' ? 'NotModified' : 'PreconditionFailed';
  const validators = {
    etag: quotedEtag(content),
    'last-modified': new Date(lastModified * 1000).toUTCString(),
  };
  if (ifMatch !== undefined && !matches(ifMatch, content)) throw new S3Error('PreconditionFailed');
  if (ifMatch === undefined && unchangedSince !== undefined && lastModified > unchangedSince)
    throw new S3Error('PreconditionFailed');
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, content))
    throw new S3Error(unchanged, undefined, validators);
  if (ifNoneMatch === undefined && changedSince !== undefined && lastModified <= changedSince) {
    throw new S3Error(unchanged, undefined, validators);
  }
}

function matches(condition: string, { etag }: StoredContent): boolean {
  const candidates = condition.split(',').map((text) =>
    text
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  return candidates.some((candidate) => candidate === '*' || candidate === etag);
}

/** A date that cannot be read is no condition. */
function secondsOf(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

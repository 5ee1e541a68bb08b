import { S3Error } from './s3-error.ts';

/** Percent-encodes as SigV4 wants it: everything but letters, digits, `-`, `_`, `.` and `~`. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The same for a path: slashes stay. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeUri).join('/');
}

/** As S3 writes keys into events and url-encoded listings: like a path, with `+` for a space. */
export function encodeListedKey(key: string): string {
  return encodePath(key).replaceAll('%20', '+');
}

/** Decodes once; a bad percent sequence, or bytes that are not UTF-8, are the client's mistake. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new S3Error('InvalidArgument', `cannot decode ${text}: ${String(error)}`);
  }
}

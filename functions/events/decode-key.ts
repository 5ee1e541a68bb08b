import { UnreadableMessage } from './unreadable-message.ts';

/** The key in an S3 event, decoded exactly once: percent sequences in UTF-8, `+` for a space. */
export function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (cause) {
    throw new UnreadableMessage(`the key ${JSON.stringify(encoded)} is not URL-encoded`, { cause });
  }
}

/** The key as an S3 event would carry it. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}

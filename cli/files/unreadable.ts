import { CommandError, UnreadableError } from '../command-error.ts';
import type { WordName } from '../words.ts';

const WORD_OF: Readonly<Record<string, WordName>> = {
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  EISDIR: 'is-a-folder',
};

/** ENOENT and its kind; Node's own complaints (ERR_…) are faults of the program. */
const SYSTEM_ERROR = /^E[A-Z0-9]+$/;

/** What the file system said, as something to tell the user; anything else is handed back as it came. */
export function unreadable(error: unknown, path: string, otherwise: WordName = 'cannot-open'): unknown {
  if (error instanceof CommandError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (!SYSTEM_ERROR.test(code)) return error;
  return new UnreadableError(WORD_OF[code] ?? otherwise, { path, reason: code }, { cause: error });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test or suite; `cleanUp` is that test's `after`, and removes the folder. */
export function temporaryFolder(cleanUp: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  cleanUp(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

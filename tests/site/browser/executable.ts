import { existsSync } from 'node:fs';

/** Where Debian puts its browser; another place may be given by `CHROMIUM`. */
export const EXECUTABLE: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. */
export function hasChromium(): boolean {
  return existsSync(EXECUTABLE);
}

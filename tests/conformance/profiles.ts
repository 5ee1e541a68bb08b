import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Official profiles lie beside the checkout, or where PROFILES says; they are no part of the project. */
const FOLDER = process.env['PROFILES'] ?? join(import.meta.dirname, '../../../shared/profiles');

/** Whether anything can be measured here. */
export function hasProfiles(): boolean {
  return existsSync(join(FOLDER, 'README.md'));
}

/** The text of a profile. */
export function profile(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** First bytes that betray a file which is no table of text, as latin1; the name is what the sender is told. */
const SIGNATURES: readonly (readonly [start: string, format: string])[] = [
  ['PK\x03\x04', 'xlsx/zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0', 'xls/doc'],
  ['\x1f\x8b', 'gzip'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ', 'xz'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'rar'],
  ['%PDF', 'pdf'],
  ['%!PS', 'postscript'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF8', 'gif'],
  ['RIFF', 'riff'],
  ['II*\x00', 'tiff'],
  ['MM\x00*', 'tiff'],
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
  ['SQLite format 3', 'sqlite'],
  ['PAR1', 'parquet'],
  ['#!', 'script'],
  ['version https://git-lfs', 'git-lfs pointer'],
];

/** Openings of text formats, after white space, lower case. */
const TEXT_OPENINGS: readonly (readonly [start: string, format: string])[] = [
  ['<!doctype html', 'html'],
  ['<html', 'html'],
  ['<?xml', 'xml'],
  ['<svg', 'svg'],
  ['<', 'markup'],
  ['{', 'json'],
  ['[{', 'json'],
  ['[[', 'json'],
  ['[\n', 'json'],
  ['mime-version:', 'e-mail'],
  ['received:', 'e-mail'],
  ['return-path:', 'e-mail'],
  ['delivered-to:', 'e-mail'],
  ['from:', 'e-mail'],
  ['subject:', 'e-mail'],
  ['date:', 'e-mail'],
];

const LOOKED_AT = 512;

/** The format of a file that is certainly no CSV, by its first bytes; undefined when it may be one. */
export function recogniseFormat(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes.subarray(0, LOOKED_AT));
  const binary = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (binary) return binary[1];
  const text = start
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  return TEXT_OPENINGS.find(([opening]) => text.startsWith(opening))?.[1];
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

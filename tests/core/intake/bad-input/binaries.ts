import { gzipSync } from 'node:zlib';
import { encode, joined } from '../../encodings.ts';
import { sheetRows, write } from '../../sheet-file.ts';
import { alone, type BadInput } from './bad-input.ts';

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const STARTS: readonly (readonly [string, string])[] = [
  ['an xlsx', 'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml'],
  ['an empty zip', `PK\x05\x06${'\x00'.repeat(18)}`],
  ['an xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a bzip2 file', 'BZh91AY&SY'],
  ['an xz file', '\xfd7zXZ\x00'],
  ['a zstd file', '\x28\xb5\x2f\xfd'],
  ['a 7z file', '7z\xbc\xaf\x27\x1c'],
  ['a rar file', 'Rar!\x1a\x07\x00'],
  ['a brotli stream', '\x8b\x03\x80org_id\x03'],
  ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
  ['a PostScript file', '%!PS-Adobe-3.0'],
  ['an RTF file', '{\\rtf1\\ansi'],
  ['a PNG', '\x89PNG\r\n\x1a\n'],
  ['a JPEG', '\xff\xd8\xff\xe0'],
  ['a GIF', 'GIF89a'],
  ['a TIFF', 'II*\x00'],
  ['a program', 'MZ\x90\x00'],
  ['an ELF program', '\x7fELF\x02'],
  ['an SQLite database', 'SQLite format 3\x00'],
  ['a Parquet file', 'PAR1\x15\x04'],
  ['a script', '#!/bin/sh\nrm -rf /\n'],
  ['an Office lock file', `\x05admin${' '.repeat(48)}\x05\x00a\x00d\x00m\x00i\x00n`],
];

const TEXTS: readonly (readonly [string, string])[] = [
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'],
  ['a login page', '<!DOCTYPE html><html><body>请登录</body></html>'],
  ['a page with white space before it', '\r\n\r\n  <HTML><body></body></HTML>'],
  ['an error body of S3', '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>'],
  ['an XML spreadsheet', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
  ['an entity bomb', '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>'],
  ['an image with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['JSON', '{"org_id":"419001-gov-office","year":2021}'],
  ['a JSON list', '[{"org_id":"419001-gov-office"}]'],
  ['JSON lines', '{"a":1}\n{"a":2}\n'],
  ['an e-mail', 'MIME-Version: 1.0\r\nSubject: report\r\n\r\nhello'],
  ['an e-mail from its sender on', 'From: office@example.org\r\nSubject: report\r\n\r\norg_id,year\r\n'],
  ['a received e-mail', 'Received: from x by y\r\n\r\nhello'],
  ['YAML', 'org_id: 419001-gov-office\nyear: 2021\n'],
  ['Markdown', '| org_id | year |\n| --- | --- |\n| 419001-gov-office | 2021 |\n'],
  ['SQL', 'INSERT INTO reports VALUES (1,2,3);\n'],
];

function table(): Uint8Array {
  return encode(write(sheetRows('form')), 'utf-8');
}

/** Files that are no tables, and tables with something else behind them. */
export const BINARY_INPUTS: readonly BadInput[] = [
  ...STARTS.map(([name, start]) => alone(name, () => latin1(start), { expected: 'reject' })),
  ...STARTS.map(([name, start]) =>
    alone(`${name} with a table behind it`, () => joined(latin1(start), encode('\r\n', 'utf-8'), table()), {
      expected: 'reject',
    }),
  ),
  ...STARTS.filter(([, start]) => /[^\x20-\x7e\n\r]/.test(start)).map(([name, start]) =>
    alone(`a table with ${name} behind it`, () => joined(table(), latin1(start)), { expected: 'reject' }),
  ),
  ...TEXTS.map(([name, text]) =>
    alone(name, () => text, { expected: 'reject', codes: ['not-a-csv', 'header-missing'] }),
  ),
  ...TEXTS.slice(1, 8).map(([name, text]) =>
    alone(`${name} in UTF-8 with a mark`, () => encode(text, 'utf-8-bom'), {
      expected: 'reject',
      codes: ['not-a-csv'],
    }),
  ),
  alone('a gzipped table', () => gzipSync(table()), { expected: 'reject', codes: ['not-a-csv'] }),
  alone('a gzip bomb', () => gzipSync(new Uint8Array(8 * 1024 * 1024)), {
    expected: 'reject',
    codes: ['not-a-csv'],
  }),
];

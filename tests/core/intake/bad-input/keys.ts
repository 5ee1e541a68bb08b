import { sheetRows, write } from '../../sheet-file.ts';
import { encode } from '../../encodings.ts';
import type { BadInput } from './bad-input.ts';

const OWN = 'incoming/annual-reports/419001-gov-office';

const ACCEPTED = [
  `${OWN}/济源 2021年报(终稿).csv`,
  `${OWN}/a+b.csv`,
  `${OWN}/50%.csv`,
  `${OWN}/a#b&c.csv`,
  `${OWN}/[1]{2}.csv`,
  `${OWN}/年报🎉.csv`,
  `${OWN}/REPORT.CSV`,
  `${OWN}/report.Csv`,
  `${OWN}/report.tsv`,
  `${OWN}/report.txt`,
  `${OWN}/report`,
  `${OWN}/2021年报.终稿`,
  'incoming/annual-reports/operator.csv',
];

const REFUSED = [
  '',
  'report.csv',
  'incoming/report.csv',
  'incoming/annual-reports',
  'incoming/annual-reports/',
  `${OWN}/`,
  `${OWN}/ `,
  `${OWN}/a/b.csv`,
  'incoming/unknown/a.csv',
  'incoming/Annual-Reports/a.csv',
  'incoming//a.csv',
  '/incoming/annual-reports/a.csv',
  'incoming/annual-reports//a.csv',
  'incoming/annual-reports/not an org/a.csv',
  'incoming/annual-reports/__proto__/a.csv',
  `${OWN}/../a.csv`,
  `${OWN}/..`,
  `${OWN}/.hidden.csv`,
  `${OWN}/%2e%2e%2fa.csv`,
  `${OWN}/a%5cb.csv`,
  `${OWN}/a\\b.csv`,
  `${OWN}/a.csv.gz`,
  `${OWN}/a.xlsx`,
  `${OWN}/a.xlsx.csv`,
  `${OWN}/a.html`,
  `${OWN}/a.html.csv`,
  `${OWN}/a.csv.exe`,
  `${OWN}/a\u0000.csv`,
  `${OWN}/a\n.csv`,
  `${OWN}/a\u202evsc.csv`,
  `${OWN}/<b>.csv`,
  `${OWN}/=1+1.csv`,
  `${OWN}/@a.csv`,
  `${OWN}/${'a'.repeat(1000)}.csv`,
  `${OWN}/${'年'.repeat(320)}.csv`,
  `${OWN}/~$a.csv`,
  `${OWN}/Thumbs.db`,
  `${OWN}/desktop.ini`,
  `${OWN}/.DS_Store`,
  'feeds/v1/index.json',
  'receipts/r-0/x.json',
  'decisions/annual-reports/a.csv',
];

function content(): Uint8Array {
  return encode(write(sheetRows('form')), 'utf-8');
}

/** Object keys. */
export const KEY_INPUTS: readonly BadInput[] = [
  ...ACCEPTED.map((key): BadInput => ({ description: `key ${key}`, key, content, expected: 'accept' })),
  ...REFUSED.map(
    (key): BadInput => ({
      description: `key ${JSON.stringify(key).slice(0, 80)}`,
      key,
      content,
      expected: 'reject',
      codes: ['key-not-allowed'],
    }),
  ),
];

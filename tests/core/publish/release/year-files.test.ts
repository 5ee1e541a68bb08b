import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { FORM_2019 } from '../../../../core/forms/form.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { OBSERVATIONS_HEADER } from '../../../../core/publish/observations-csv.ts';
import { aReport, sha256 } from '../shard-factory.ts';
import { aReleaseYear, FACTS, gunzip, makeYear } from './release-factory.ts';

const IDS = ['110000-gov', '110101-tax', '410000-gov', '419001-gov-office', '419001-tax'];

const reports = IDS.map((orgId, at) =>
  aReport(
    { orgId, revision: at + 1 },
    { t3_new_received__total: String(at), t2_fees__amount_wan: `0.${at}0` },
  ),
);

test('the table of a year has the header once and the rows of every shard in their order', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const rows = linesOf(made.get('2021/observations.csv')?.body);
  assert.equal(rows.length, 1 + IDS.length * 200);
  assert.equal(rows[0], OBSERVATIONS_HEADER);
  assert.deepEqual([...new Set(rows.slice(1).map((row) => row.split(',')[1]))], IDS);
});

test('compressed tables are the same bytes, of the year and of each province', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const tables = [...made.keys()].filter((name) => name.endsWith('.csv.gz'));
  assert.deepEqual(tables.toSorted(), [
    '2021/observations.csv.gz',
    '2021/provinces/11/observations.csv.gz',
    '2021/provinces/11/reports.csv.gz',
    '2021/provinces/41/observations.csv.gz',
    '2021/provinces/41/reports.csv.gz',
    '2021/reports.csv.gz',
  ]);
  for (const name of tables) {
    const plain = made.get(name.slice(0, -3))?.body;
    assert.ok(plain?.equals(gunzip(made.get(name)?.body ?? Buffer.of())), name);
  }
});

test('the compressed table of a year is put together from members that stand already', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const year = made.get('2021/observations.csv.gz')?.body ?? Buffer.of();
  const province = made.get('2021/provinces/41/observations.csv.gz')?.body ?? Buffer.of();
  const member = gunzipStart(province);
  assert.ok(year.includes(province.subarray(member)));
});

test('shards that were written before a column came get empty fields', async () => {
  const year = aReleaseYear([
    ...reports,
    imported({ orgId: '320000-gov' }, { t2_procurement__amount: '12.5' }),
  ]);
  const made = await makeYear(year);
  const { data, errors } = Papa.parse<Record<string, string>>(textIn(made.get('2021/reports.csv')), {
    header: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(errors, []);
  assert.equal(Object.keys(data[0] ?? {}).length, 7 + 226);
  assert.deepEqual(
    data.map((row) => [row['org_id'], row['t2_procurement__amount'], row['t3_new_received__total']]),
    [
      ['110000-gov', '', '0'],
      ['110101-tax', '', '1'],
      ['320000-gov', '12.5', '0'],
      ['410000-gov', '', '2'],
      ['419001-gov-office', '', '3'],
      ['419001-tax', '', '4'],
    ],
  );
});

test('the variant for spreadsheets guards texts, leaves numbers alone and never shows a blank as zero', async () => {
  const marks = {
    t3_granted__total: { status: 'blank' },
    t3_partial__total: { status: 'not_applicable', raw: '/' },
  } as const;
  const odd = aReport(
    { orgId: '000000-odd', marks },
    { t3_granted__total: null, t3_partial__total: null, t2_fees__amount_wan: '0.00' },
  );
  const made = await makeYear(aReleaseYear([odd], { '000000-odd': '=1+1,"合成"' }));
  const text = textIn(made.get('2021/reports.excel.csv'));
  assert.equal(text.charCodeAt(0), 0xfe_ff);
  const [headings = [], row = []] = Papa.parse<string[]>(text.slice(1)).data;
  assert.deepEqual(headings.slice(0, 8), [
    '报告编号',
    '机构编码',
    '机构名称',
    '区划代码',
    '统计年度',
    '表式',
    '修订号',
    '二、规章－本年制发件数',
  ]);
  assert.equal(new Set(headings).size, headings.length);
  const cell = (heading: string) => row[headings.indexOf(heading)];
  assert.equal(cell('机构名称'), `'=1+1,"合成"`);
  assert.equal(cell('区划代码'), 'CN-000000');
  assert.equal(cell('表式'), '2021年表式');
  assert.equal(cell('三（一）予以公开－总计'), '空白');
  assert.match(row.join('|'), /\|不适用\|/);
  assert.equal(cell('二、行政事业性收费－本年收费金额（单位：万元）'), '0.00');
});

test('a negative number is a number, in the variant for spreadsheets too', async () => {
  const made = await makeYear(aReleaseYear([aReport({ year: 2020 }, { t2_licensing__items_change: '-5' })]));
  const [, row = ''] = linesOf(made.get('2020/reports.excel.csv')?.body);
  assert.match(row, /,-5,/);
});

test('each line of JSON is a report whole', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const lines = textIn(made.get('2021/reports.ndjson')).trimEnd().split('\n');
  const documents = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    documents.map(({ org_id, revision }) => [org_id, revision]),
    IDS.map((orgId, at) => [orgId, at + 1]),
  );
  assert.equal(documents[3].values.t2_fees__amount_wan, '0.30');
  assert.equal(Object.keys(documents[3].values).length, 200);
});

test('the archive holds tables, dictionaries, readme and licence under plain names, the same whenever it is made', async () => {
  const year = aReleaseYear(reports);
  const [once, again] = [await makeYear(year), await makeYear(year)];
  const files = unzipSync(once.get('2021/gongkai-2021.zip')?.body ?? Buffer.of());
  assert.deepEqual(Object.keys(files), [
    'README.zh.md',
    'README.en.md',
    'LICENSE.txt',
    'items.csv',
    'organisations.csv',
    'reports.csv',
    'observations.csv',
  ]);
  assert.ok(once.get('2021/observations.csv')?.body.equals(files['observations.csv'] ?? Buffer.of()));
  assert.match(Buffer.from(files['LICENSE.txt'] ?? []).toString(), /^CC-BY-4\.0\nhttps:\/\/creativecommons/);
  for (const [name, { entry }] of once) assert.equal(again.get(name)?.entry.sha256, entry.sha256, name);
});

test('build.json names each upload by its hash, and the engine', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const build = JSON.parse(textIn(made.get('2021/build.json')));
  assert.deepEqual(
    build.shards.map(({ region, reports: some }: { region: string; reports: readonly object[] }) => [
      region,
      some.length,
    ]),
    [
      ['110000', 1],
      ['110101', 1],
      ['410000', 1],
      ['419001', 2],
    ],
  );
  assert.deepEqual(build.shards[0].reports[0], {
    report_id: '110000-gov.2021',
    revision: 1,
    file_sha256: 'ab'.repeat(32),
  });
  assert.deepEqual(Object.keys(build), ['schema', 'year', 'engine', 'shards']);
});

test('no data file holds the moment of the release', async () => {
  const later = { ...FACTS, number: 8, releasedAt: '2030-01-01T00:00:00Z' };
  const year = aReleaseYear(reports);
  const [now, then] = [await makeYear(year), await makeYear(year, later)];
  const differing = [...now].filter(([name, { entry }]) => then.get(name)?.entry.sha256 !== entry.sha256);
  assert.deepEqual(
    differing.map(([name]) => name),
    ['2021/datapackage.json', '2021/README.zh.md', '2021/README.en.md', '2021/gongkai-2021.zip'],
  );
});

test('every entry is of the bytes that were put', async () => {
  for (const [name, { entry, body }] of await makeYear(aReleaseYear(reports))) {
    assert.deepEqual([entry.sha256, entry.bytes], [sha256(body), body.length], name);
  }
});

function imported(given: Partial<PublishedReport>, numbers: Readonly<Record<string, string>>) {
  return aReport({
    ...given,
    form: '2019',
    values: FORM_2019.items.map(({ code }) => numbers[code] ?? '0'),
    provenance: { sourceUrl: 'https://example.org/2021' },
  });
}

/** Where the first member of a compressed table ends: that of its header. */
function gunzipStart(bytes: Buffer): number {
  const second = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]), 3);
  assert.ok(second > 0);
  assert.equal(gunzip(bytes.subarray(0, second)).toString(), `${OBSERVATIONS_HEADER}\r\n`);
  return second;
}

function textIn(made: { readonly body: Buffer } | undefined): string {
  return made?.body.toString('utf8') ?? '';
}

function linesOf(body: Buffer | undefined): readonly string[] {
  return (body?.toString('utf8') ?? '').trimEnd().split('\r\n');
}

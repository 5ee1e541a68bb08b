import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { FORM_2021 } from '../../core/forms/form.ts';
import { TOMBSTONE } from '../../core/forms/redaction.ts';
import { encodeGb18030 } from '../../core/publish/layouts/encode-gb18030.ts';
import { csv } from '../../scripts/samples/csv.ts';
import { everyByte, placesOf, type Stored } from './every-byte.ts';
import { clearTable, run, s3Of, script } from './operator.ts';
import { startStack, type RunningStack } from './running-stack.ts';
import { eventually, receipt, upload, walkFeeds } from './stranger.ts';

const OFFICE = '419001-gov-office';
const REPORT = `${OFFICE}.2021`;
/** Synthetic, and in no other text. */
const PERSON = '赵虚构，住测试市合成路一百号';
const TEXT = `本年收到来信一件（合成数据）：${PERSON}。`;
/** Of imported reports: in a cell with a number, and beyond the form. */
const PRINTED = { report: `${OFFICE}.2022`, person: '钱虚构，住测试市合成路二百号' };
const BEYOND = { report: `${OFFICE}.2023`, person: '孙虚构，住测试市合成路三百号' };
const CELL = 't2_licensing__decisions';
const FOLDER = `incoming/annual-reports/${OFFICE}`;

const REGISTER = csv([
  ['org_id', 'name_zh', 'kind', 'region', 'valid_from', 'valid_to'],
  [OFFICE, '测试办公室（合成数据）', 'office', '419001', '2015-01-01', ''],
]);

describe('a takedown on the local stack', () => {
  let stack: RunningStack;
  before(async () => {
    stack = await startStack();
  });
  after(() => stack.stop());

  const file = async (key: string, body: Uint8Array) =>
    receipt(stack.endpoints, await upload(stack.endpoints, key, body));
  /** Answers may be ahead of the feeds, of which releases are cut. */
  const published = (revision: number, report = REPORT) =>
    eventually(async () => {
      const manifests = [...(await walkFeeds(stack.endpoints))].filter(([path]) =>
        path.includes('/manifest-'),
      );
      const wanted = { report_id: report, revision };
      const named = manifests.flatMap(([, body]) => JSON.parse(body.toString()).reports as (typeof wanted)[]);
      return named.some((one) => one.report_id === report && one.revision === revision) ? true : undefined;
    });

  /** The same cells in other words each time. */
  const importBoth = async (revision: number) => {
    for (const { report, person } of [PRINTED, BEYOND]) {
      const words = `${revision}件：${person}`;
      const body = printed(report, {
        cell: report === PRINTED.report ? words : `${revision}`,
        beyond: report === BEYOND.report ? [`本地栏目${words}`, `其中${words}`] : ['本地栏目', '合成数据'],
      });
      const key = `incoming/published-reports/${report}.csv`;
      assert.match((await file(key, Buffer.from(body))).status, /^accepted/);
      await published(revision, report);
    }
  };

  it('begins with a text in every encoding, in accepted, repeated and rejected files, and in two releases', async () => {
    await file('incoming/organisations/organisations.csv', Buffer.from(REGISTER));
    const filed = table({ section_1: TEXT });
    assert.match((await file(`${FOLDER}/甲.csv`, Buffer.from(filed))).status, /^accepted/);
    assert.equal(
      (await file(`${FOLDER}/甲.csv`, Buffer.from(`\ufeff${filed}`, 'utf16le'))).status,
      'duplicate',
    );
    const wrong = table({ section_1: `=${TEXT}` });
    assert.equal((await file(`${FOLDER}/丙.csv`, encodeGb18030(wrong))).status, 'rejected');
    await published(1);
    await importBoth(1);
    assert.match(await script(stack, 'release.ts'), /^Release 1: /);
    const corrected = {
      section_1: `${TEXT}另有补充。`,
      t2_licensing__decisions: '7',
      correction_reason: '误填',
    };
    await file(`${FOLDER}/甲.csv`, Buffer.from(table(corrected)));
    await published(2);
    await importBoth(2);
    assert.match(await script(stack, 'release.ts'), /^Release 2: /);
    const stored = await everyByte(stack);
    const uploads = ['甲.csv', '丙.csv', ' plans/', ' receipts/'];
    const documents = ['/reports/', '/histories/', '/pages/', 'table revision'];
    const tables = [
      'observations-',
      '.csv.gz',
      'years/2022/regions/419001/reports-',
      '.ndjson',
      '.parquet',
      '.zip',
    ];
    for (const [person, expected] of [
      [PERSON, [...uploads, ...documents]],
      [PRINTED.person, ['2022.csv', ' plans/', ...documents, ...tables, 'table reports#419001#2022']],
      [BEYOND.person, ['2023.csv', ' plans/', ' receipts/', ...documents]],
    ] as const) {
      const places = placesOf(person, stored).join('\n');
      for (const one of expected) assert.ok(places.includes(one), `${one} in\n${places}`);
    }
  });

  it('leaves it in no stored byte, whatever is unpacked, and the tombstone in its place', async () => {
    const out = await script(
      stack,
      'takedown.ts',
      '--report',
      REPORT,
      '--field',
      'section_1',
      '--by',
      '测试',
      '--delete-uploads',
    );
    assert.match(out, /release 3 tells of it/);
    assert.equal(out.match(/^deleted: /gm)?.length, 4, out);
    const stored = await everyByte(stack);
    assert.deepEqual(placesOf(PERSON, stored), []);
    assert.ok(placesOf(TOMBSTONE, stored).length > 5);
    for (const ending of ['.csv.gz', '.zip', '.parquet', '.ndjson'])
      assert.ok(
        stored.some(({ place }) => place.endsWith(ending)),
        ending,
      );
  });

  it('has copies forgotten under exactly the addresses that had it', () => {
    const lines = readFileSync(join(stack.dataDir, 'invalidations.ndjson'), 'utf8').trimEnd().split('\n');
    const { paths } = JSON.parse(lines.at(-1) ?? '') as { readonly paths: readonly string[] };
    const shard = '/feeds/v1/years/2021/regions/419001';
    const counts = (pattern: string) => paths.filter((path) => path.startsWith(`${shard}/${pattern}`)).length;
    assert.deepEqual(
      [counts(`reports/${REPORT}-`), counts(`pages/${REPORT}-`), counts(`histories/${REPORT}-`)],
      [2, 2, 1],
    );
    assert.deepEqual(
      paths.filter((path) => !path.startsWith(shard)),
      ['/feeds/v1/redactions.json', '/api/v1/*', `/reports/${REPORT}*`, `/organisations/${OFFICE}*`],
    );
  });

  it('verifies: what was taken out is redacted, and nothing is otherwise', async () => {
    const out = await run('cli/gongkai.ts', [
      'verify',
      stack.endpoints.http,
      '--release',
      'all',
      '--lang',
      'en',
    ]);
    assert.equal(out.match(/✓/g)?.length, 4, out);
    for (const release of [1, 2]) assert.match(out, new RegExp(`Release ${release}:[^✓]*redacted: `));
    assert.doesNotMatch(out, /✗/);
  });

  it('takes what was printed in a cell out of all that is published, and leaves the uploads where they stay', async () => {
    const order = ['--report', PRINTED.report, '--field', `raw:${CELL}`, '--by', '测试'];
    const out = await script(stack, 'takedown.ts', ...order);
    assert.match(out, /release 4 tells of it/);
    const left = placesOf(PRINTED.person, await everyByte(stack));
    assert.equal(left.length, 2, left.join('\n'));
    for (const place of left) assert.ok(place.startsWith(`${stack.endpoints.uploadBucket} `), place);
  });

  it('takes a cell beyond the form out of everything', async () => {
    const order = ['--report', BEYOND.report, '--field', 'extra:1', '--by', '测试', '--delete-uploads'];
    const out = await script(stack, 'takedown.ts', ...order);
    assert.equal(out.match(/^deleted: /gm)?.length, 2, out);
    assert.deepEqual(placesOf(BEYOND.person, await everyByte(stack)), []);
    const all = ['verify', stack.endpoints.http, '--release', 'all', '--lang', 'en'];
    const verdicts = await run('cli/gongkai.ts', all);
    assert.equal(verdicts.match(/✓/g)?.length, 6, verdicts);
    assert.doesNotMatch(verdicts, /✗/);
  });

  it('is told in the change feed, without what it was', async () => {
    const text = await (
      await fetch(`${stack.endpoints.http}/api/v1/feed?format=atom&organisation=${OFFICE}`)
    ).text();
    assert.match(text, /<category term="takedown"\/>/);
    assert.ok(!text.includes(PERSON));
  });

  it('stays when table and state are made again from the uploads that are left, with the same bytes', async () => {
    const whole = await everyByte(stack);
    await clearTable(stack);
    await clearState(stack, whole);
    await script(stack, 'rebuild.ts', '--from', 'uploads');
    const now = await everyByte(stack);
    for (const person of [PERSON, BEYOND.person]) assert.deepEqual(placesOf(person, now), []);
    const feeds = now.filter(({ place }) => place.startsWith(`${stack.endpoints.feedBucket} `));
    assert.deepEqual(placesOf(PRINTED.person, feeds), []);
    assert.deepEqual(feedTexts(stack, now), feedTexts(stack, whole));
    assert.match(await verifyState(stack), /✓/);
  });
});

function table(cells: Readonly<Record<string, string>>): string {
  const columns = [
    'org_id',
    'year',
    ...FORM_2021.items.map(({ code }) => code),
    'section_1',
    'correction_reason',
  ];
  const own: Readonly<Record<string, string>> = {
    org_id: OFFICE,
    year: '2021',
    section_1: '',
    correction_reason: '',
    ...cells,
  };
  return csv([columns, columns.map((name) => own[name] ?? '0')]);
}

/** A report that was published, as a long file: what stands in one of its cells, and label and text of a local row. */
function printed(
  reportId: string,
  { cell, beyond: [label = '', text = ''] }: { readonly cell: string; readonly beyond: readonly string[] },
): string {
  const [orgId = '', year = ''] = reportId.split('.');
  const own = (code: string) => (code === CELL ? ['7', cell] : ['0', '']);
  const rows = [...FORM_2021.items.map(({ code }) => [code, ...own(code)]), [label, '', text]];
  return csv([
    ['org_id', 'year', 'code', 'value', 'raw', 'source_url'],
    ...rows.map((row) => [orgId, year, ...row, 'https://example.org/synthetic']),
  ]);
}

/** Deletes what the newest root leads to below its years, and the root; releases keep what is only theirs. */
async function clearState(stack: RunningStack, stored: readonly Stored[]): Promise<void> {
  const Bucket = stack.endpoints.feedBucket;
  const texts = new Map(Object.entries(feedTexts(stack, stored)));
  const reached = new Set<string>();
  const walk = (key: string): void => {
    if (reached.has(key) || !texts.has(key)) return;
    reached.add(key);
    for (const [path] of (texts.get(key) ?? '').matchAll(/feeds\/v1\/years\/[^"]+/g)) walk(path);
  };
  walk('feeds/v1/index.json');
  assert.ok(reached.size > 10);
  for (const Key of reached) await s3Of(stack).send(new DeleteObjectCommand({ Bucket, Key }));
}

/** The newest version of each object of the feeds, by key. */
function feedTexts({ endpoints }: RunningStack, stored: readonly Stored[]): Readonly<Record<string, string>> {
  const bucket = `${endpoints.feedBucket} `;
  const own = stored.filter(({ place }) => place.startsWith(`${bucket}feeds/`));
  // Listed newest first.
  return Object.fromEntries(
    own.toReversed().map(({ place, texts: [text = ''] }) => [place.slice(bucket.length), text]),
  );
}

function verifyState({ endpoints }: RunningStack): Promise<string> {
  return run('cli/gongkai.ts', ['verify', endpoints.http, '--release', 'state', '--lang', 'en']);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { TOMBSTONE } from '../../../core/forms/redaction.ts';
import { coreRedactionPress } from '../../../functions/core-redaction-press.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import { redactReport } from '../../../functions/flows/redact-report.ts';
import type { TakenText } from '../../../functions/redaction-press.ts';
import { replayUploads } from '../../../functions/flows/replay-uploads.ts';
import { csv } from '../../../scripts/samples/csv.ts';
import { redactorOf } from '../memory/memory-redactor.ts';
import { workshop } from '../workshop.ts';

const OFFICE = '419001-gov-office';
const OTHER = '419001-z9';
const TEXT = '来信人赵虚构，住合成路一百号（合成数据）';
type Shop = ReturnType<typeof workshop>;

/** A shop with two organisations. */
async function opened(): Promise<Shop> {
  const shop = workshop();
  const rows = [OFFICE, OTHER].map((id) => [id, `单位${id}`, 'office', '419001', '2015-01-01', '']);
  await send(shop, 'incoming/organisations/a.csv', [
    ['org_id', 'name_zh', 'kind', 'region', 'valid_from', 'valid_to'],
    ...rows,
  ]);
  return shop;
}

/** Uploads a table and takes it in. */
async function send(shop: Shop, key: string, rows: readonly (readonly string[])[]) {
  const upload = shop.put(key, csv(rows));
  await receiveUpload(upload, shop.ports);
  const record = await shop.ports.state.uploadRecord(receiptIdOf(upload));
  return { upload, status: record?.status };
}

/** Rows of a wide table, a report each. */
function wide(...reports: readonly Readonly<Record<string, string>>[]): readonly (readonly string[])[] {
  const codes = FORM_2021.items.map(({ code }) => code);
  const columns = ['org_id', 'year', ...codes, 'section_1', 'section_6'];
  const texts = { org_id: OFFICE, year: '2021', section_1: '', section_6: '' };
  return [columns, ...reports.map((own) => columns.map((name) => ({ ...texts, ...own })[name] ?? '0'))];
}

function takeOut(shop: Shop, change: Partial<TakenText> = {}) {
  const { state, uploads, feed } = shop.ports;
  const taken = { reportId: `${OFFICE}.2021`, field: 'section_1', until: '2023-01-01T00:00:00Z' };
  const ports = { state, uploads, feed, redactor: redactorOf(shop), press: coreRedactionPress };
  return redactReport({ ...taken, uploads: 'remove', ...change }, ports);
}

/** Whatever is stored of uploads, records and receipts. */
function allOf({ bucket, receipts, table }: Shop): string {
  const files = bucket.filter(({ deleted }) => !deleted).map(({ body }) => Buffer.from(body).toString());
  const records = [...table.revisions.values()].flatMap((own) => [...own.values()]);
  return [...files, ...receipts.values(), JSON.stringify(records)].join('\n');
}

/** What the state says of every record, by its revision. */
function standings({ table }: Shop): readonly unknown[] {
  return [...table.currents].map(([id, { state }]) => [id, state.token, state.revision, state.digest]);
}

test('uploads that brought the text are removed, accepted and rejected ones, and nothing that follows from them', async () => {
  const shop = await opened();
  const filed = [
    await send(shop, 'incoming/annual-reports/a.csv', wide({ section_1: TEXT }, { org_id: OTHER })),
    await send(shop, 'incoming/annual-reports/a.csv', wide({ section_1: `${TEXT}。又及` })),
    await send(shop, 'incoming/annual-reports/b.csv', wide({ section_1: `=${TEXT}` })),
    await send(shop, 'incoming/annual-reports/c.csv', wide({ org_id: OTHER, section_1: '别的概况' })),
  ];
  assert.deepEqual(
    filed.map(({ status }) => status?.replace('-with-warnings', '')),
    ['accepted', 'accepted', 'rejected', 'accepted'],
  );
  const before = standings(shop);
  const { removed, uploads } = await takeOut(shop);
  assert.deepEqual([removed.length, uploads.length], [3, 0], 'what holds another text stays');
  assert.ok(!allOf(shop).includes(TEXT) && allOf(shop).includes(TOMBSTONE));
  assert.deepEqual(standings(shop), before);
  assert.deepEqual((await takeOut(shop)).removed, [], 'done again, nothing is left to do');

  const again = workshop();
  again.bucket.push(...shop.bucket);
  again.bucket.sort(
    (a, b) => (a.version.key.startsWith('removed/') ? 1 : 0) - (b.version.key.startsWith('removed/') ? 1 : 0),
  );
  await replayUploads(again.ports);
  assert.deepEqual(
    standings(again).toSorted(byName),
    before.toSorted(byName),
    'two texts stay two revisions',
  );
  for (const { upload, status } of filed) {
    const record = await again.ports.state.uploadRecord(receiptIdOf(upload));
    assert.equal(record?.status, status, upload.key);
  }
  assert.ok(!allOf(again).includes(TEXT));
});

test('an upload is left where the text stands in something else that it brought', async () => {
  const shop = await opened();
  const { upload } = await send(
    shop,
    'incoming/annual-reports/a.csv',
    wide({ section_1: TEXT }, { org_id: OTHER, section_6: TEXT }),
  );
  const { removed, uploads } = await takeOut(shop);
  assert.deepEqual([removed, uploads], [[], [{ key: upload.key, versionId: upload.versionId }]]);
  await takeOut(shop, { reportId: `${OTHER}.2021`, field: 'section_6' });
  assert.ok(!allOf(shop).includes(TEXT));
});

test('a second text is taken out of what stands in place of its upload', async () => {
  const shop = await opened();
  const second = '另一来信人钱虚构，住合成路二百号（合成数据）';
  await send(shop, 'incoming/annual-reports/a.csv', wide({ section_1: TEXT, section_6: second }));
  await takeOut(shop);
  assert.ok(allOf(shop).includes(second));
  await takeOut(shop, { field: 'section_6' });
  assert.ok(!allOf(shop).includes(second));
});

test('kept uploads are named, and their receipts quote the text no more', async () => {
  const shop = await opened();
  await send(shop, 'incoming/annual-reports/b.csv', wide({ section_1: `=${TEXT}` }));
  await send(shop, 'incoming/annual-reports/a.csv', wide({ section_1: TEXT }));
  assert.match([...shop.receipts.values()].join(''), new RegExp(TEXT));
  const { receipts, removed, uploads } = await takeOut(shop, { uploads: 'keep' });
  assert.deepEqual([receipts, removed.length, uploads.length], [1, 0, 2]);
  assert.doesNotMatch([...shop.receipts.values()].join(''), new RegExp(TEXT));
});

test('what was filed after the decision stands', async () => {
  const shop = await opened();
  await send(shop, 'incoming/annual-reports/a.csv', wide({ section_1: TEXT }));
  const { revisions, plans, removed } = await takeOut(shop, { until: '2021-12-31T00:00:00Z' });
  assert.deepEqual([revisions, plans, removed.length], [0, 0, 0]);
});

/** A report that was published: what stands in a cell of it, and a row of its own. */
function printed(orgId: string, cell: string, [label, text]: readonly [string, string], source = '来源') {
  const rows = FORM_2021.items.map(({ code }) => [code, '0', code === CELL ? cell : '']);
  const columns = ['org_id', 'year', 'code', 'value', 'raw', 'source_url'];
  const all = [...rows, [label, '', text]];
  return [columns, ...all.map((row) => [orgId, '2021', ...row, source])];
}

const CELL = 't2_licensing__decisions';
const LABEL = '本地栏目钱虚构（合成数据）';

for (const [field, cell, row] of [
  [`raw:${CELL}`, `0件：${TEXT}`, ['本地栏目', '1']],
  ['extra:1', '', [LABEL, `1件：${TEXT}`]],
] as const) {
  test(`${field}: uploads that brought it go, rejected ones too; the label of somebody else stays`, async () => {
    const shop = await opened();
    const filed = [
      await send(shop, 'incoming/published-reports/a.csv', printed(OFFICE, cell, row)),
      await send(shop, 'incoming/published-reports/b.csv', printed(OFFICE, cell, row, '')),
      await send(shop, 'incoming/published-reports/c.csv', printed(OTHER, '', [row[0], '2'])),
    ];
    assert.deepEqual(
      filed.map(({ status }) => status?.replace('-with-warnings', '')),
      ['accepted', 'rejected', 'accepted'],
    );
    const before = standings(shop);
    const { removed, uploads } = await takeOut(shop, { field });
    assert.equal(removed.length, 2);
    const named = row[0] === LABEL ? [filed[2]?.upload.key] : [];
    assert.deepEqual(
      uploads.map(({ key }) => key),
      named,
    );
    assert.ok(!allOf(shop).includes(TEXT) && allOf(shop).includes(TOMBSTONE));
    assert.ok(allOf(shop).includes(row[0]), 'the other report has its row');
    assert.deepEqual(standings(shop), before);
    assert.deepEqual((await takeOut(shop, { field })).removed, []);
  });
}

function byName(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : 1;
}

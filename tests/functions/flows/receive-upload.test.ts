import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import type { UploadMessage } from '../../../functions/ports.ts';
import { workshop } from '../workshop.ts';

const SAMPLES = join(import.meta.dirname, '../../../data-samples');
const REGISTER = readFileSync(join(SAMPLES, 'organisations.csv'));
const REPORT = readFileSync(join(SAMPLES, '419001-gov-office.2021.wide.csv'));
const REPORT_KEY = 'incoming/annual-reports/419001-gov-office/年报.csv';
const REPORT_ID = '419001-gov-office.2021';

/** A workshop whose register is filled. */
async function opened() {
  const shop = workshop();
  await receiveUpload(shop.put('incoming/organisations/organisations.csv', REGISTER), shop.ports);
  shop.unitsSent.length = 0;
  return {
    ...shop,
    statusOf: (message: UploadMessage) => shop.table.uploads.get(receiptIdOf(message))?.status,
  };
}

test('a real report is accepted, stored, counted and announced', async () => {
  const { ports, put, table, unitsSent, statusOf } = await opened();
  const message = put(REPORT_KEY, REPORT);
  await receiveUpload(message, ports);
  assert.match(statusOf(message) ?? '', /^accepted/);
  assert.equal(table.currents.get(REPORT_ID)?.state.revision, 1);
  const unit = { kind: 'reports', year: 2021, region: '419001' } as const;
  assert.deepEqual(unitsSent[0], unit);
  assert.equal((await ports.state.counter(unit)).dirty, 1);
});

test('the first report of a year is announced with every region of the register, the second alone', async () => {
  const { ports, put, unitsSent } = await opened();
  await receiveUpload(put(REPORT_KEY, REPORT), ports);
  const regions = await ports.state.regionsOfRegister('');
  assert.ok(regions.length > 20);
  assert.equal(unitsSent.length, regions.length);
  assert.deepEqual(await ports.state.years(), [{ year: 2021, isOpen: true }]);
  await receiveUpload(put('incoming/annual-reports/again.csv', REPORT), ports);
  assert.equal(unitsSent.length, regions.length + 1);
});

test('a decision takes the road of an upload: judged, stored, counted, announced, receipted', async () => {
  const { ports, put, table, unitsSent, receipts, statusOf } = await opened();
  await receiveUpload(put(REPORT_KEY, REPORT), ports);
  unitsSent.length = 0;
  const message = put('decisions/explanations/0001.json', explanation());
  await receiveUpload(message, ports);
  assert.equal(statusOf(message), 'accepted');
  const id = `${REPORT_ID}#explanations#X-CARRY`;
  assert.equal(table.currents.get(id)?.state.revision, 1);
  assert.deepEqual(unitsSent, [{ kind: 'reports', year: 2021, region: '419001' }]);
  const [about] = await ports.reader.decisionsOfReport(REPORT_ID);
  assert.ok(about?.decision.kind === 'explanations');
  assert.equal(about.decision.text, '合并转入 2 件');
  const body = receipts.get(table.uploads.get(receiptIdOf(message))?.body ?? '') ?? '';
  assert.match(body, /"decision_id": "419001-gov-office\.2021#explanations#X-CARRY",\s+"status": "accepted"/);
  const again = put('decisions/explanations/0002.json', explanation());
  await receiveUpload(again, ports);
  assert.equal(statusOf(again), 'duplicate');
});

test('a decision that says nothing we know is rejected by its receipt, in both languages', async () => {
  const { ports, put, table, receipts, statusOf } = await opened();
  for (const [key, body, code] of [
    ['decisions/wishes/1.json', explanation(), 'decision-kind-unknown'],
    ['decisions/explanations/1.json', '{', 'decision-not-json'],
    ['decisions/explanations/2.json', explanation({ text: 7 }), 'decision-member-malformed'],
    ['decisions/explanations/名.json', explanation(), 'key-not-allowed'],
  ] as const) {
    const message = put(key, body);
    await receiveUpload(message, ports);
    assert.equal(statusOf(message), 'rejected', key);
    const told = receipts.get(table.uploads.get(receiptIdOf(message))?.body ?? '') ?? '';
    assert.match(told, new RegExp(`"code": "${code}"`));
    assert.match(told, /"zh-CN": "[^"]+",\s+"en": "[A-Z“]/);
  }
});

test('a decision about an organisation that is not registered waits for the register', async () => {
  const { ports, put, uploadsSent } = workshop();
  await receiveUpload(put('decisions/explanations/1.json', explanation()), ports);
  assert.equal(uploadsSent.length, 1);
});

function explanation(change: Readonly<Record<string, unknown>> = {}): string {
  const members = { report_id: REPORT_ID, rule: 'X-CARRY', text: '合并转入 2 件', by: '张三' };
  return JSON.stringify({ schema: 1, kind: 'explanations', ...members, ...change });
}

test('ten deliveries of one message change nothing, and announce each time', async () => {
  const { ports, put, table, receipts, unitsSent } = await opened();
  const message = put(REPORT_KEY, REPORT);
  await receiveUpload(message, ports);
  const units = unitsSent.length;
  const before = JSON.stringify([[...table.uploads], [...table.currents], [...receipts.keys()]]);
  for (let again = 0; again < 9; again++) await receiveUpload(message, ports);
  assert.equal(JSON.stringify([[...table.uploads], [...table.currents], [...receipts.keys()]]), before);
  assert.equal(unitsSent.length, 10 * units);
});

test('equal bytes under another name are a duplicate', async () => {
  const { ports, put, table, statusOf } = await opened();
  await receiveUpload(put(REPORT_KEY, REPORT), ports);
  const again = put('incoming/annual-reports/again.csv', REPORT);
  await receiveUpload(again, ports);
  assert.equal(statusOf(again), 'duplicate');
  assert.equal(table.currents.get(REPORT_ID)?.state.revision, 1);
});

test('a report before its register waits, and is judged without it in the end', async () => {
  const { ports, put, uploadsSent, table } = workshop();
  const message = put(REPORT_KEY, REPORT);
  await receiveUpload(message, ports);
  assert.deepEqual(uploadsSent, [{ message: { ...message, tries: 1 }, delay: 1 }]);
  assert.equal(table.uploads.get(receiptIdOf(message))?.attempts, 0);
  await receiveUpload({ ...message, tries: 6 }, ports);
  assert.equal(table.uploads.get(receiptIdOf(message))?.status, 'rejected');
});

test('a report that waited finds the register that came', async () => {
  const { ports, put, table } = workshop();
  const message = put(REPORT_KEY, REPORT);
  await receiveUpload(message, ports);
  await receiveUpload(put('incoming/organisations/organisations.csv', REGISTER), ports);
  await receiveUpload({ ...message, tries: 1 }, ports);
  assert.match(table.uploads.get(receiptIdOf(message))?.status ?? '', /^accepted/);
});

const UNREAD = [
  { what: 'a hostile name', key: 'incoming/annual-reports/../../x.csv', body: REPORT, status: 'rejected' },
  { what: 'an unknown dataset', key: 'incoming/secrets/x.csv', body: REPORT, status: 'rejected' },
  { what: 'an empty file', key: REPORT_KEY, body: '', status: 'rejected' },
  { what: 'a picture', key: REPORT_KEY, body: Buffer.from('89504e470d0a1a0a', 'hex'), status: 'rejected' },
];

for (const { what, key, body, status } of UNREAD) {
  test(`${what} gets its receipt: ${status}`, async () => {
    const { ports, put, table, unitsSent, statusOf } = await opened();
    const before = table.currents.size;
    const message = put(key, body);
    await receiveUpload(message, ports);
    assert.equal(statusOf(message), status);
    assert.deepEqual([table.currents.size, unitsSent], [before, []]);
  });
}

test('a file over the limit is refused without being read', async () => {
  const { ports, put, statusOf } = await opened();
  const message = put(REPORT_KEY, Buffer.alloc(ports.engine.maxUploadBytes + 1));
  const read = async () => assert.fail('it was read');
  await receiveUpload(message, { ...ports, uploads: { ...ports.uploads, read } });
  assert.equal(statusOf(message), 'rejected');
});

test('a version that is gone says so, once its plan is made it is finished all the same', async () => {
  const { ports, put, bucket, statusOf } = await opened();
  const gone = put(REPORT_KEY, REPORT);
  const planned = put('incoming/annual-reports/b.csv', REPORT);
  const dies = { ...ports.state, putRevisions: async () => Promise.reject(new Error('killed')) };
  await assert.rejects(receiveUpload(planned, { ...ports, state: dies }), /killed/);
  for (const stored of bucket) stored.deleted = true;
  await receiveUpload(gone, ports);
  await receiveUpload(planned, ports);
  assert.equal(statusOf(gone), 'gone');
  assert.match(statusOf(planned) ?? '', /^accepted/);
});

test('what was planned is carried out as it was judged, whatever the register says now', async () => {
  const { ports, put, statusOf } = await opened();
  const message = put(REPORT_KEY, REPORT);
  const dies = { ...ports.state, putRevisions: async () => Promise.reject(new Error('killed')) };
  await assert.rejects(receiveUpload(message, { ...ports, state: dies }), /killed/);
  const open = () => assert.fail('it was judged again');
  await receiveUpload(message, { ...ports, engine: { ...ports.engine, open } });
  assert.match(statusOf(message) ?? '', /^accepted/);
});

test('the same judgement gives the same receipt, byte by byte', async () => {
  const bodies = await Promise.all(
    [1, 2].map(async () => {
      const { ports, put, receipts, table } = await opened();
      const message = put(REPORT_KEY, REPORT);
      await receiveUpload(message, ports);
      return receipts.get(table.uploads.get(receiptIdOf(message))?.body ?? '');
    }),
  );
  assert.ok(bodies[0]);
  assert.equal(bodies[0], bodies[1]);
});

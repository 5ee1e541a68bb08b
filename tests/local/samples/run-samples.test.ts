import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { JsonFile } from '../../../local/json-file.ts';
import { listen } from '../../../local/listen.ts';
import { runSamples, type SampleOptions } from '../../../local/samples/run-samples.ts';
import type { SampleTarget } from '../../../local/samples/sample-run.ts';
import { walkFeeds } from '../../../local/samples/walk-feeds.ts';
import type { SampleProgress } from '../../../local/stack/data-directory.ts';
import { BUCKET, startS3 } from '../s3/s3-under-test.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const REGISTER = {
  path: 'register.csv',
  key: 'incoming/organisations/register.csv',
  receipt: 'accepted',
  codes: [],
  reports: [],
  waits: false,
};
const REPORT = {
  path: '年报.csv',
  key: 'incoming/annual-reports/419001-gov-office/年报.csv',
  receipt: 'rejected',
  codes: ['T3-SUM7', 'T3-BAL'],
  reports: ['419001-gov-office.2021'],
  after: 'register.csv',
  waits: false,
};
const ERRORS = ['T3-BAL', 'T3-SUM7', 'T3-BAL'].map((code) => ({ code, severity: 'error' }));
const RECEIPTS = {
  accepted: { status: 'accepted', findings: [{ code: 'W-ONE', severity: 'warning' }] },
  rejected: { status: 'rejected', findings: ERRORS },
};

test('samples go up in their order, and everything is as expected', async (context) => {
  const { run, said, keys, uploadedBeforeRegister } = await prepare(context);
  assert.equal(await run(), true);
  assert.deepEqual([...uploadedBeforeRegister], []);
  assert.deepEqual(await keys(), [REPORT.key, REGISTER.key]);
  assert.match(said.join('\n'), /Samples: 2 uploaded, 1 accepted, 1 rejected; 2 as expected/);
});

test('a second run uploads nothing, and checks again where it has to wait for all', async (context) => {
  const { run, keys } = await prepare(context);
  await run();
  assert.equal(await run(), true);
  assert.equal(await run({ waitForAll: true }), true);
  assert.deepEqual(await keys(), [REPORT.key, REGISTER.key]);
});

test('a run that was killed is finished by the next one', async (context) => {
  const { run, keys, progress, put } = await prepare(context);
  progress.write({ complete: false });
  await put(REGISTER.key);
  assert.equal(await run(), true);
  assert.deepEqual(await keys(), [REPORT.key, REGISTER.key]);
});

test('a bucket with files of somebody else gets no samples', async (context) => {
  const { run, keys, put } = await prepare(context);
  await put('incoming/organisations/own.csv');
  assert.equal(await run(), true);
  assert.deepEqual(await keys(), ['incoming/organisations/own.csv']);
});

const WRONG = {
  'another status': [
    { rejected: { status: 'accepted', findings: ERRORS } },
    /its receipt says accepted, not rejected/,
  ],
  'other errors': [
    { rejected: { status: 'rejected', findings: ERRORS.slice(0, 1) } },
    /its errors are T3-BAL, not T3-BAL, T3-SUM7/,
  ],
} as const;
for (const [what, [receipts, message]] of Object.entries(WRONG)) {
  test(`${what} is told`, async (context) => {
    const { run, said } = await prepare(context, { ...RECEIPTS, ...receipts });
    assert.equal(await run(), false);
    assert.match(said.join('\n'), message);
  });
}

test('feeds are walked over every index, and each file is held against its hash', async (context) => {
  const { origin, files } = await prepare(context);
  assert.deepEqual(await walkFeeds(origin), { reports: new Set(REPORT.reports), files: 2 });
  for (const path of [...files.keys()].filter((name) => name.endsWith('.csv'))) files.set(path, 'troper');
  await assert.rejects(walkFeeds(origin), /named were/);
});

test('feeds that are not there yet are empty', async (context) => {
  const { origin, files } = await prepare(context);
  files.clear();
  assert.deepEqual(await walkFeeds(origin), { reports: new Set(), files: 0 });
});

/** An upload bucket, and a public origin that gives receipts by the key: of the register, of everything else. */
async function prepare(context: TestContext, receipts = RECEIPTS as Readonly<Record<string, unknown>>) {
  const folder = temporaryFolder((remove) => context.after(remove));
  const s3 = await startS3(join(folder, 's3'));
  context.after(s3.close);
  for (const { path } of [REGISTER, REPORT]) writeFileSync(join(folder, path), path);
  writeFileSync(join(folder, 'expected.json'), JSON.stringify({ files: [REGISTER, REPORT] }));
  const files = feedFiles();
  const keyOf = async (id: string) =>
    (await versions()).find(({ Key, VersionId }) => receiptIdOf(Key, VersionId) === id)?.Key;
  const versions = async () =>
    (await s3.client.send(new ListObjectVersionsCommand({ Bucket: BUCKET }))).Versions ?? [];
  // The register's receipt takes a while; nothing that comes after it may be there meanwhile.
  const uploadedBeforeRegister = new Set<string | undefined>();
  let asked = 0;
  const bodyOf = async (path: string) => {
    const key = path.startsWith('api/') ? await keyOf(path.split('/').at(-1) ?? '') : undefined;
    if (key === undefined) return files.get(path);
    if (key === REGISTER.key && ++asked < 3) {
      for (const { Key } of await versions()) if (Key !== REGISTER.key) uploadedBeforeRegister.add(Key);
      return undefined;
    }
    return JSON.stringify(receipts[key === REGISTER.key ? 'accepted' : 'rejected']);
  };
  const server = createServer((request, response) => {
    void bodyOf(request.url?.slice(1) ?? '').then((body) =>
      response.writeHead(body === undefined ? 404 : 200).end(body),
    );
  });
  const { url: origin, close } = await listen(server);
  context.after(close);
  const said: string[] = [];
  const progress = new JsonFile<SampleProgress>(join(folder, 'samples.json'));
  const target: SampleTarget = { folder, s3: s3.client, uploadBucket: BUCKET, origin };
  return {
    origin,
    files,
    said,
    progress,
    uploadedBeforeRegister,
    run: (options: Partial<SampleOptions> = {}) =>
      runSamples(target, { progress, waitForAll: false, say: (line) => said.push(line), ...options }),
    keys: async () => (await versions()).map(({ Key }) => Key),
    put: (Key: string) => s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' })),
  };
}

function feedFiles(): Map<string, string> {
  const report = 'report';
  const manifest = JSON.stringify({
    reports: [{ report_id: REPORT.reports[0], ...entry(`feeds/v1/r-${hashOf(report)}.csv`, report) }],
  });
  const path = `feeds/v1/manifest-${hashOf(manifest)}.json`;
  return new Map([
    ['feeds/v1/index.json', JSON.stringify({ years: [entry(path, manifest)] })],
    [path, manifest],
    [`feeds/v1/r-${hashOf(report)}.csv`, report],
  ]);
}

function entry(path: string, content: string) {
  return { path, sha256: hashOf(content), bytes: Buffer.byteLength(content) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** By the words of docs/architecture.md: sha256 of key, LF, version id. */
function receiptIdOf(key = '', versionId = ''): string {
  return `r-${hashOf(`${key}\n${versionId}`).slice(0, 32)}`;
}

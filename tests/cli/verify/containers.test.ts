import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { feedName } from '../../../core/publish/feed-name.ts';
import { parquetFile } from '../../../core/publish/release/parquet-file.ts';
import { sha256Sums } from '../../../core/publish/release/sha256-sums.ts';
import { coreReleasePress, NOBODY } from '../../../functions/core-release-press.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { acceptedReport, acceptedRow } from '../../functions/records.ts';
import { workshop } from '../../functions/workshop.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const MANIFEST = 'feeds/v1/releases/1/manifest.json';
const LIST = 'feeds/v1/releases/index.json';
const SIGNED = ['SHA256SUMS', 'SHA256SUMS.sig', 'signing-key.pem'];
const scratch = mkdtempSync(join(tmpdir(), 'gongkai-containers-'));
const sound = join(scratch, 'sound');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
after(() => rmSync(scratch, { recursive: true }));

interface Entry {
  readonly name: string;
  path: string;
  sha256: string;
  bytes: number;
}

/** A signed release of two organisations, on disk. */
before(async () => {
  const { ports, take, releasePorts, feed } = workshop();
  const values = FORM_2021.items.map((_, position) => (position === 3 ? '219' : '0'));
  const offices = ['419001-a1', '419001-b2'];
  await take(
    offices.flatMap((orgId) => [acceptedRow('1#a', { orgId }), acceptedReport('1#a', { orgId, values })]),
  );
  await publishUnits([{ kind: 'reports', year: 2021, region: '419001' }, { kind: 'organisations' }], ports);
  const signer = {
    sign: async (bytes: Uint8Array) => sign('RSA-SHA256', bytes, privateKey),
    publicKey: async () => publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  await cutRelease('daily', {
    ...releasePorts(),
    press: coreReleasePress('CC-BY-4.0', { ...NOBODY, signer }),
  });
  for (const [key, { body }] of feed) write(sound, key, body);
});

function write(folder: string, key: string, body: Uint8Array | string): void {
  mkdirSync(dirname(join(folder, key)), { recursive: true });
  writeFileSync(join(folder, key), body);
}

/** A copy of the release, and what a publisher without scruples can do with it: other bytes, under hashes that fit, signed. */
function forged(name: string) {
  const folder = join(scratch, name);
  cpSync(sound, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  const files: Entry[] = manifest.files;
  const entryOf = (wanted: string) => {
    const entry = files.find((one) => one.name === wanted);
    assert.ok(entry, wanted);
    return entry;
  };
  const put = (wanted: string, body: Uint8Array) => {
    const entry = entryOf(wanted);
    const sha256 = hash('sha256', body);
    const path = feedName.releaseFile(1, wanted, sha256);
    Object.assign(entry, { path, sha256, bytes: body.length });
    write(folder, path, body);
    return path;
  };
  const seal = () => {
    const rest = files.filter((one) => !SIGNED.includes(one.name));
    const sums = Buffer.from(sha256Sums([...rest, manifest.state] as never, '')); // they have what it reads
    put('SHA256SUMS', sums);
    put('SHA256SUMS.sig', sign('RSA-SHA256', sums, privateKey));
    const body = Buffer.from(JSON.stringify(manifest));
    write(folder, MANIFEST, body);
    const list = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    Object.assign(list.releases[0], { sha256: hash('sha256', body), bytes: body.length });
    write(folder, LIST, JSON.stringify(list));
  };
  return {
    folder,
    manifest,
    put,
    seal,
    bodyOf: (wanted: string) => readFileSync(join(folder, entryOf(wanted).path)),
  };
}

async function verify(folder: string, ...options: readonly string[]) {
  const { terminal, out } = fakeTerminal();
  const code = await runGongkai(['verify', folder, '--lang', 'en', ...options], terminal);
  return { code, out: out() };
}

/** The year's long table with one value changed, as Parquet. */
async function changedParquet(long: Uint8Array): Promise<Buffer> {
  const changed = Buffer.from(Buffer.from(long).toString().replace(',219,', ',217,'));
  const shard = { year: 2021, region: '419001', read: async () => changed, bytes: () => changed.length };
  return Buffer.concat(await Array.fromAsync(parquetFile([shard])));
}

test('a signed release is fine, and it is said what was compared and what was only hashed', async () => {
  const { code, out } = await verify(sound);
  assert.equal(code, 0, out);
  assert.match(out, /signed, by the key/);
  assert.match(out, /only held to their hashes, \d+: .*pages 2.*reports 2/);
  const [verdict] = JSON.parse((await verify(sound, '--format', 'json')).out);
  for (const part of ['.parquet', '.zip', '.csv.gz', '.ndjson', '/README-'])
    assert.ok(
      verdict.rebuilt.some((path: string) => path.includes(part)),
      part,
    );
});

for (const name of ['2021/observations.parquet', 'observations.parquet']) {
  test(`one value changed in ${name}, hashes and signature made to fit: it is named with its row`, async () => {
    const { folder, put, seal, bodyOf } = forged(name.replaceAll('/', '-'));
    const path = put(name, await changedParquet(bodyOf('2021/observations.csv')));
    seal();
    const { code, out } = await verify(folder);
    assert.equal(code, 1);
    assert.match(out, /signed, by the key/);
    const told = out.slice(out.indexOf(`✗ ${path}: not what follows from the data`));
    assert.match(
      told,
      /^✗ .*\n    from line 4 on .*\n    - .*,219,.*,219000000\n    \+ .*,217,.*,217000000\n/,
      out,
    );
  });
}

test('a table that is changed inside the archive, or compressed, is named', async () => {
  const { folder, put, seal, bodyOf } = forged('packed');
  const change = (body: Uint8Array) => Buffer.from(Buffer.from(body).toString().replace(',219,', ',217,'));
  const members = unzipSync(bodyOf('2021/gongkai-2021.zip'));
  const archive = put(
    '2021/gongkai-2021.zip',
    zipSync({ ...members, 'reports.csv': change(members['reports.csv'] ?? new Uint8Array()) }),
  );
  const packed = put(
    '2021/observations.csv.gz',
    gzipSync(change(gunzipSync(bodyOf('2021/observations.csv.gz')))),
  );
  seal();
  const { code, out } = await verify(folder);
  assert.equal(code, 1);
  assert.ok(out.includes(`✗ ${archive}: not what follows from the data (reports.csv)`), out);
  assert.ok(out.includes(`✗ ${packed}: not what follows from the data`), out);
});

function withoutLong(members: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== 'observations.csv'));
}

test('an archive with a file more or less is named', async () => {
  for (const [name, change] of [
    ['more', (members: Record<string, Uint8Array>) => ({ ...members, 'extra.csv': new Uint8Array() })],
    ['less', (members: Record<string, Uint8Array>) => withoutLong(members)],
  ] as const) {
    const { folder, put, seal, bodyOf } = forged(`archive-${name}`);
    const path = put('2021/gongkai-2021.zip', zipSync(change(unzipSync(bodyOf('2021/gongkai-2021.zip')))));
    seal();
    assert.ok((await verify(folder)).out.includes(`✗ ${path}: `), name);
  }
});

test('the same content in other bytes is no difference', async () => {
  const { folder, put, seal, bodyOf } = forged('same');
  const archive = put(
    '2021/gongkai-2021.zip',
    zipSync(unzipSync(bodyOf('2021/gongkai-2021.zip')), { level: 1 }),
  );
  const packed = put(
    '2021/reports.csv.gz',
    gzipSync(gunzipSync(bodyOf('2021/reports.csv.gz')), { level: 1 }),
  );
  seal();
  const { out } = await verify(folder);
  // The catalogue names the containers by their hashes, and is another one now.
  for (const path of [archive, packed]) assert.ok(!out.includes(`✗ ${path}`), out);
});

test('of another engine’s release the data is compared all the same, and that is said', async () => {
  const { folder, manifest, put, seal, bodyOf } = forged('engine');
  manifest.engine.version = '0.0.1';
  const path = put('2021/observations.parquet', await changedParquet(bodyOf('2021/observations.csv')));
  seal();
  const { code, out } = await verify(folder);
  assert.equal(code, 1);
  assert.match(out, /made by engine 0\.0\.1, which is not this one/);
  assert.equal(out.match(/✗/g)?.length, 1, out);
  assert.ok(out.includes(`✗ ${path}: not what follows from the data`), out);
  assert.match(out, /only held to their hashes, \d+: .*README\.en\.md 1/);
});

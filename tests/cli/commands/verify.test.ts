import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { acceptedReport, acceptedRow } from '../../functions/records.ts';
import { workshop } from '../../functions/workshop.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const OTHER = { kind: 'reports', year: 2022, region: '110000' } as const;
const REGISTER = { kind: 'organisations' } as const;

const scratch = mkdtempSync(join(tmpdir(), 'gongkai-verify-'));
after(() => rmSync(scratch, { recursive: true }));
const copy = join(scratch, 'copy');
const keys: string[] = [];

/** Feeds with two releases, between which one cell was corrected, and a state that has moved on. */
before(async () => {
  const { ports, take, releasePorts, feed } = workshop();
  const offices = ['419001-a1', '419001-b2'];
  await take(offices.flatMap((orgId) => [acceptedRow('1#a', { orgId }), acceptedReport('1#a', { orgId })]));
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', releasePorts());
  const values = FORM_2021.items.map((_, position) => (position === 3 ? '219' : '0'));
  await take([acceptedReport('1#b', { orgId: '419001-b2', values })]);
  await publishUnits([SHARD], ports);
  await cutRelease('daily', releasePorts());
  await take([acceptedReport('1#c', { orgId: '110000-gov', year: 2022 })]);
  await publishUnits([OTHER], ports);
  for (const [key, { body }] of feed) {
    mkdirSync(dirname(join(copy, key)), { recursive: true });
    writeFileSync(join(copy, key), body);
    keys.push(key);
  }
});

/** All but the root and the list of releases. */
/** Neither the root, nor the list of releases, nor an address that leads to the newest release's bytes. */
function isFixed(key: string): boolean {
  return !/v1\/(?:(?:releases\/)?index\.json|rules\.json|catalog\.jsonld|keys\/signing\.pem)$/.test(key);
}

async function verify(target: string, ...options: readonly string[]) {
  const { terminal, out, err } = fakeTerminal();
  const code = await runGongkai(['verify', target, '--lang', 'en', ...options], terminal);
  return { code, out: out(), err: err() };
}

for (const release of ['1', '2', 'latest', 'state', 'all']) {
  test(`--release ${release} of sound feeds is fine`, async () => {
    const { code, out } = await verify(copy, '--release', release);
    assert.equal(code, 0, out);
    assert.match(out, /✓ everything is as it was promised/);
    assert.match(out, /\d+ files checked, \d+ bytes; [1-9]\d* made anew or taken apart/);
  });
}

test('a copy of what lies below feeds/, or below feeds/v1/, is understood too', async () => {
  for (const folder of ['feeds', 'feeds/v1'])
    assert.equal((await verify(join(copy, folder), '--release', 'all')).code, 0);
});

test('over HTTP as in a folder', async () => {
  const server = createServer(({ url = '' }, response) => {
    try {
      response.end(readFileSync(join(copy, decodeURIComponent(url))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on an address and a port
  const host = `http://127.0.0.1:${port}`;
  try {
    for (const address of [host, `${host}/`, `${host}/feeds/v1/releases/2/manifest.json`])
      assert.equal((await verify(address, '--release', 'all')).code, 0, address);
  } finally {
    server.close();
  }
  assert.equal((await verify(host)).code, 3, 'a host that is not there can’t be read');
});

test('every file that a hash names: one byte flipped, and it is the one that is named', async () => {
  const broken = join(scratch, 'flipped');
  cpSync(copy, broken, { recursive: true });
  for (const key of keys.filter(isFixed)) {
    const path = join(broken, key);
    const sound = readFileSync(path);
    const flipped = Buffer.from(sound);
    const place = Math.floor(flipped.length / 2);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    const { code, out } = await verify(broken, '--release', 'all');
    assert.equal(code, 1, `${key}\n${out}`);
    assert.ok(out.includes(`✗ ${key}`), `${key}\n${out}`);
    writeFileSync(path, sound);
  }
  assert.equal((await verify(broken, '--release', 'all')).code, 0);
});

test('every file but those that change: taken away, and it is the one that is named', async () => {
  const broken = join(scratch, 'missing');
  cpSync(copy, broken, { recursive: true });
  for (const key of keys.filter(isFixed)) {
    const path = join(broken, key);
    const sound = readFileSync(path);
    rmSync(path);
    const { code, out } = await verify(broken, '--release', 'all');
    assert.deepEqual([code, out.includes(`✗ ${key}: named and not there`)], [1, true], `${key}\n${out}`);
    writeFileSync(path, sound);
  }
});

/** [table, what stands in it, what is put there] */
const TABLES = [
  ['observations', '.csv', ',219,', ',217,'],
  ['reports', '.csv', ',219,', ',217,'],
] as const;

for (const [name, ending, was, is] of TABLES) {
  test(`a changed value in ${name}${ending} is told with its line`, async () => {
    const broken = join(scratch, `value-${name}`);
    cpSync(copy, broken, { recursive: true });
    const key = keys.find(
      (one) => one.includes(`419001/${name}-`) && one.endsWith(ending) && textOf(one).includes(was),
    );
    assert.ok(key);
    writeFileSync(join(broken, key), textOf(key).replace(was, is));
    const { out } = await verify(broken, '--release', '2');
    assert.ok(out.includes(`✗ ${key}: not the bytes that were promised`), out);
    assert.match(out, new RegExp(`from line \\d+ on .*\\n    - .*${was}.*\\n    \\+ .*${is}`), out);
  });
}

function textOf(key: string): string {
  return readFileSync(join(copy, key), 'utf8');
}

test('JSON has the verdicts', async () => {
  const { out } = await verify(copy, '--release', 'all', '--format', 'json');
  const verdicts = JSON.parse(out) as { subject: unknown; troubles: unknown[] }[];
  assert.deepEqual(
    verdicts.map(({ subject, troubles }) => [subject, troubles.length]),
    [
      [1, 0],
      [2, 0],
      ['state', 0],
    ],
  );
});

/** [words, exit code] */
const WRONG = [
  [[copy, '--release', '3'], 2],
  [[copy, '--release', 'x'], 2],
  [[join(scratch, 'nowhere')], 3],
  [[scratch, '--release', 'state'], 3],
] as const;

for (const [[target, ...options], code] of WRONG) {
  test(`${options.join(' ') || 'no feeds'} ends with ${code}`, async () => {
    assert.equal((await verify(target, ...options)).code, code);
  });
}

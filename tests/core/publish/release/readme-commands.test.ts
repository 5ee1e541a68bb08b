import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { coreReleasePress, NOBODY } from '../../../../functions/core-release-press.ts';
import { cutRelease } from '../../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../../functions/flows/publish-units.ts';
import { acceptedReport, acceptedRow } from '../../../functions/records.ts';
import { workshop } from '../../../functions/workshop.ts';

const TOOLS = ['sh', 'curl', 'grep', 'sha256sum', 'openssl'];
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
const skip = missing.length > 0 && `${missing.join(', ')} are not here`;

const scratch = mkdtempSync(join(tmpdir(), 'gongkai-readme-'));
const copy = join(scratch, 'copy');
const unpacked = join(scratch, 'unpacked');
const server = createServer(({ url = '' }, response) => {
  try {
    response.end(readFileSync(join(copy, url)));
  } catch {
    response.writeHead(404).end();
  }
});
after(() => {
  server.close();
  rmSync(scratch, { recursive: true });
});

/** A signed release as a copy on disk, served over HTTP, and its archive unpacked beside it. */
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on an address and a port
  const { ports, take, releasePorts, feed } = workshop();
  await take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await publishUnits([{ kind: 'reports', year: 2021, region: '419001' }, { kind: 'organisations' }], ports);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = {
    sign: async (bytes: Uint8Array) => sign('RSA-SHA256', bytes, privateKey),
    publicKey: async () => publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  const releaser = { ...NOBODY, publicUrl: `http://127.0.0.1:${port}`, signer };
  await cutRelease('daily', { ...releasePorts(), press: coreReleasePress('CC-BY-4.0', releaser) });
  for (const [key, { body }] of feed) write(copy, key, body);
  const zip = [...feed.keys()].find((key) => key.endsWith('.zip')) ?? '';
  for (const [name, body] of Object.entries(unzipSync(readFileSync(join(copy, zip)))))
    write(unpacked, name, body);
});

function write(folder: string, key: string, body: Uint8Array): void {
  mkdirSync(dirname(join(folder, key)), { recursive: true });
  writeFileSync(join(folder, key), body);
}

/** The commands of a readme, block by block, as they stand there. */
function commandsOf(name: string): readonly string[] {
  const text = readFileSync(join(unpacked, name), 'utf8');
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands = '']) => commands);
}

async function run(commands: string, cwd: string): Promise<{ readonly code: number; readonly out: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', commands], { cwd });
    return { code: 0, out: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

for (const name of ['README.zh.md', 'README.en.md']) {
  test(`${name}: the commands do what it says, from the folders that it names`, { skip }, async () => {
    const [files = '', whole = ''] = commandsOf(name);
    const { out } = await run(files, unpacked);
    assert.match(out, /^Verified OK$/m);
    assert.doesNotMatch(out, /FAILED/);
    for (const file of ['observations.csv', 'reports.csv', 'items.csv', 'README.en.md'])
      assert.ok(out.includes(`${file}: OK`), out);
    assert.deepEqual(await run(whole, copy), { code: 0, out: '' });
  });
}

test('a byte more in one of them, and the commands name it', { skip }, async () => {
  const [files = '', whole = ''] = commandsOf('README.en.md');
  const table = join(unpacked, 'reports.csv');
  writeFileSync(table, `${readFileSync(table, 'utf8')} `);
  assert.match((await run(files, unpacked)).out, /^reports\.csv: FAILED$/m);
  const [sums = ''] = /^.*parquet$/m.exec(readSums()) ?? [];
  const path = sums.split('  ')[1] ?? '';
  writeFileSync(join(copy, path), 'x');
  const { code, out } = await run(whole, copy);
  assert.deepEqual([code === 0, out.includes(`${path}: FAILED`)], [false, true], out);
});

function readSums(): string {
  const manifest = JSON.parse(readFileSync(join(copy, 'feeds/v1/releases/1/manifest.json'), 'utf8'));
  const entry = manifest.files.find((one: { readonly name: string }) => one.name === 'SHA256SUMS');
  return readFileSync(join(copy, entry.path), 'utf8');
}

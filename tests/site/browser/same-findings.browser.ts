import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { renderReceipt } from '../../../core/findings/render-receipt.ts';
import type { CheckedSheet } from '../../../site/check/engine/checked-sheet.ts';
import { startStack, type RunningStack } from '../../end-to-end/running-stack.ts';
import { receipt, upload } from '../../end-to-end/stranger.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SAMPLES = join(ROOT, 'data-samples');
const REGISTER = join(SAMPLES, 'organisations.csv');
/** The API tries files up to this size. */
const MOST_BYTES = 4 * 1024 ** 2;

/** What a receipt says of a file, wherever it was judged. */
interface Said {
  readonly status: string;
  readonly counts: unknown;
  readonly lines: unknown;
  readonly findings: unknown;
  readonly reports: unknown;
}

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  const key = 'incoming/organisations/organisations.csv';
  await receipt(stack.endpoints, await upload(stack.endpoints, key, readFileSync(REGISTER)));
});
after(async () => {
  await browser.close();
  await stack.stop();
});

test('every sample gets the same findings from the page, the command and the function', async () => {
  const files = globSync('**/*.csv', { cwd: SAMPLES })
    .toSorted()
    .map((path) => ({ path, bytes: readFileSync(join(SAMPLES, path)) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= MOST_BYTES);
  const fromCommand = byCommand(files.map(({ path }) => path));
  const fromPage = await byPage(files);
  assert.ok(files.length >= 100, `${files.length} samples`);
  for (const [index, file] of files.entries()) {
    const fromFunction = await byFunction(file.path, file.bytes);
    assert.deepEqual(fromPage[index], fromFunction, `${file.path}: page and function`);
    assert.deepEqual(fromCommand[index], fromFunction, `${file.path}: command and function`);
  }
  assert.deepEqual(browser.problems, []);
});

function byCommand(paths: readonly string[]): readonly Said[] {
  const options = ['--format', 'json', '--dataset', 'annual-reports', '--register', REGISTER];
  const files = paths.map((path) => join(SAMPLES, path));
  const { stdout } = spawnSync(process.execPath, ['cli/gongkai.ts', 'validate', ...options, ...files], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  // The command's own documents.
  return (JSON.parse(stdout) as Said[]).map(saidIn);
}

async function byFunction(path: string, bytes: Buffer): Promise<Said> {
  const address = `${stack.endpoints.http}/api/v1/validate?filename=${encodeURIComponent(basename(path))}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(address, { method: 'POST', headers, body: Uint8Array.from(bytes) });
  assert.equal(answer.status, 200, path);
  return saidIn((await answer.json()) as Said);
}

/** By the worker of the built page, on the page, which looks up the published register as it always does. */
async function byPage(
  files: readonly { readonly path: string; readonly bytes: Buffer }[],
): Promise<readonly Said[]> {
  const page = await browser.page(800);
  await page.goto(`${stack.endpoints.http}/check.html`);
  await page.locator('h1').waitFor();
  const given = files.map(({ path, bytes }) => ({ name: basename(path), base64: bytes.toString('base64') }));
  const checked = await page.evaluate(
    async ({ asked, http }) => {
      const html = await (await fetch('/check.html')).text();
      const [script = ''] = /\/assets\/check-[^"]+\.js/.exec(html) ?? [];
      const [address = ''] = /\/assets\/worker-[\w-]+\.js/.exec(await (await fetch(script)).text()) ?? [];
      const worker = new Worker(address, { type: 'module' });
      const ask = (number: number, name: string, question: unknown) =>
        new Promise<unknown>((done) => {
          const hear = ({ data }: MessageEvent<{ number: number; answer: unknown }>) => {
            if (data.number !== number) return;
            worker.removeEventListener('message', hear);
            done(data.answer);
          };
          worker.addEventListener('message', hear);
          worker.postMessage({ number, name, ask: question });
        });
      await ask(0, 'connect', { api: `${http}/api/v1`, feeds: `${http}/feeds/v1` });
      const answers: unknown[] = [];
      for (const [index, { name, base64 }] of asked.entries()) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        answers.push(await ask(index + 1, 'open', { id: index, fileName: name, bytes }));
      }
      return answers;
    },
    { asked: given, http: stack.endpoints.http },
  );
  await page.close();
  // The engine's own answers.
  return (checked as CheckedSheet[]).map(({ receipt: told }) =>
    saidIn(JSON.parse(renderReceipt(told)) as Said),
  );
}

function saidIn({ status, counts, lines, findings, reports }: Said): Said {
  return { status, counts, lines, findings, reports };
}

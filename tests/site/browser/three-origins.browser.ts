import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { SHEET, sheetRows } from '../../core/sheet-file.ts';
import { freePort, type RunningStack } from '../../end-to-end/running-stack.ts';
import { publishedReport } from '../../end-to-end/stranger.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';
import { startSite } from './site-under-test.ts';

const YEAR = 2023;
const CODE = 't3_new_received__natural';
const SCRATCH = mkdtempSync(join(tmpdir(), 'gongkai-origins-'));
/** The gateway's own refusal of a token, which the page may not even read. */
const REFUSED = /\/api\/v1\/uploads' from origin .* has been blocked by CORS policy/;

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startSite(['--api-port', String(await freePort())]), openBrowser()]);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

test('a file is mended, sent, receipted and found where pages, API and bucket are three addresses', async () => {
  const { http, api, s3 } = stack.endpoints;
  assert.equal(new Set([http, api, s3]).size, 3);
  const page = await browser.page(1280);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  const policy = (await page.goto(`${http}/check/`))?.headers()['content-security-policy'];
  assert.match(policy ?? '', new RegExp(`connect-src 'self' ${s3} ${api};`));

  const path = join(SCRATCH, '年报.csv');
  writeFileSync(path, sheetFile(sheetRows('form', { cells: { [CODE]: '21件' }, year: YEAR }), 'gb18030'));
  await page.locator('#files').setInputFiles(path);
  await page.locator('.sheet .headline[data-outcome=wrong]').waitFor();
  const field = page.locator(`.statutory input[data-code="${CODE}"]`);
  await field.fill(SHEET.cells[CODE] ?? '');
  await field.press('Tab');
  await page.locator('.sheet .headline[data-outcome=fine]').waitFor();

  await page.locator('.send button.primary').click();
  await page.locator('#token').fill('x.y.z');
  await page.keyboard.press('Enter');
  await page.locator('.send .problem', { hasText: '令牌无效或已过期' }).waitFor();
  await page.locator('#token').fill(await stack.token(['sender'], SHEET.orgId));
  await page.locator('.send button.primary').click();
  await page.locator('.send .headline').waitFor({ timeout: 30_000 });

  const [receipt] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: '打开回执页' }).click(),
  ]);
  await receipt.getByText('已受理').first().waitFor();
  assert.ok(receipt.url().startsWith(`${api}/api/v1/receipts/r-`));
  await receipt.close();
  await publishedReport(stack.endpoints, `${SHEET.orgId}.${YEAR}`);

  await page.goto(`${http}/explore.html`);
  await page.locator('#search').fill('济源 办公室');
  await page.getByRole('button', { name: '选择 济源市人民政府办公室' }).click();
  await page.locator('.series a', { hasText: /^21$/ }).first().waitFor();
  for (const [name, words] of [
    ['status', '一切正常'],
    ['interface', 'GET /api/v1/observations'],
    ['data', `${api}/api/v1/observations`],
  ] as const) {
    await page.goto(`${http}/${name}.html`);
    await page.getByText(words).first().waitFor({ state: 'attached' });
  }
  assert.deepEqual(
    asked.filter((one) => one.includes(`${http}/api/`)),
    [],
  );
  assert.ok(asked.some((one) => one.startsWith(`POST ${s3}/`)));
  assert.deepEqual(
    browser.problems.filter((problem) => !REFUSED.test(problem)),
    [],
  );
  await page.close();
});

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { SHEET, sheetRows } from '../../core/sheet-file.ts';
import type { RunningStack } from '../../end-to-end/running-stack.ts';
import { assertAccessible } from './accessibility.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';
import { picture, startSite } from './site-under-test.ts';

const SCRATCH = mkdtempSync(join(tmpdir(), 'gongkai-sending-'));
const OFFICE = SHEET.orgId;
const OTHER = '410102-education';

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

test('all files that are right are sent at once; one that is refused says why and is tried again alone', async () => {
  const page = await browser.page(1280);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/uploads')) asked.push(request.url());
  });
  await page.goto(`${stack.endpoints.http}/check.html`);
  const own = [2021, 2022, 2023, 2024].map((year) => report(`本单位 ${year}.csv`, { year }));
  const wrong = report('有错.csv', { year: 2025, cells: { t4_review__total: '1' } });
  const strange = report('别家.csv', { year: 2022, orgId: OTHER, orgName: '郑州市中原区教育局' });
  await page.locator('#files').setInputFiles([...own, strange, wrong]);
  await page.locator('.matrix tbody tr').nth(5).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: '报送全部无误的文件（5 个）' }).click();
  await page.locator('#token').waitFor();
  await page.locator('#token').fill(await stack.token(['sender'], OFFICE));
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: '重新报送未成功的（1 个）' });
  await again.and(page.locator(':enabled')).waitFor({ timeout: 30_000 });
  assert.match((await words(page)) ?? '', /共 6 个文件：已报送 4 个，未成功 1 个，尚有错误 1 个。/);
  assert.deepEqual(await sent(page), ['✓', '✓', '✓', '✓', '没有报送成功', '未报送']);
  const rows = page.locator('.matrix tbody tr');
  assert.match(
    (await rows.nth(4).textContent()) ?? '',
    /别家\.csv.*没有报送成功：.*只能办理本机构及名录中其下级机构的事项/,
  );
  await picture(page, 'check-sent-many');
  await assertAccessible(page);

  const sofar = asked.length;
  await again.click();
  await page.locator('.matrix .problem', { hasText: '没有报送成功' }).waitFor();
  assert.equal(asked.length, sofar + 1);
  const address = await rows.nth(1).locator('td a').getAttribute('href');
  const answer = await fetch((address ?? '').replace('format=html', 'format=json'));
  assert.match(JSON.stringify(await answer.json()), new RegExp(`"report_id":"${OFFICE}.2022"`));
  await page.close();
});

for (const { language, issued, told, done, takenBack } of [
  {
    language: 'zh-CN',
    issued: '1',
    told: /报送链接为“济源市人民政府办公室”报送 2024 年度报告/,
    done: '已受理',
    takenBack: '此链接已被收回',
  },
  {
    language: 'en',
    issued: '2',
    told: /By this link you file the report of “济源市人民政府办公室” for 2024/,
    done: 'Accepted',
    takenBack: 'This link was taken back',
  },
])
  test(`${language}: a link is enough to send, until it is taken back`, async () => {
    const link = await post('links', { org_id: OFFICE, year: 2024, days: 3 });
    const page = await browser.page(1280);
    await page.goto(`${stack.endpoints.http}${inLanguage(String(link['address']), language)}`);
    await page.getByText(told).waitFor();
    assert.equal(await page.locator('#organisation').inputValue(), '济源市人民政府办公室');
    assert.equal(await page.locator('#year').inputValue(), '2024');
    await picture(page, `check-link-${language}`);
    await send(
      page,
      report(`链接 ${language}.csv`, { year: 2024, cells: { t2_normative_docs__issued: issued } }),
    );
    await page.locator('.send .headline', { hasText: done }).waitFor({ timeout: 30_000 });
    assert.equal(await page.locator('#token').count(), 0);

    await post('decisions', { kind: 'links', link_id: link['link_id'], reason: '试' });
    await page.reload();
    await send(page, report(`收回 ${language}.csv`, { year: 2024 }));
    await page.locator('.send .problem', { hasText: takenBack }).waitFor();
    await assertAccessible(page);
    await picture(page, `check-link-revoked-${language}`);
    await page.close();
  });

test('no page has logged an error', () => assert.deepEqual(browser.problems, []));

async function post(
  path: string,
  members: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const token = await stack.token(['reviewer'], '419001-gov');
  const answer = await fetch(`${stack.endpoints.http}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(members),
  });
  const document: Readonly<Record<string, unknown>> = JSON.parse(await answer.text());
  assert.ok(answer.ok, JSON.stringify(document));
  return document;
}

/** What stands behind `#` stays last. */
function inLanguage(address: string, language: string): string {
  return address.replace('#', `?lang=${language}#`);
}

function report(name: string, change: Parameters<typeof sheetRows>[1]): string {
  const path = join(SCRATCH, name);
  writeFileSync(path, sheetFile(sheetRows('form', change), 'utf-8'));
  return path;
}

async function send(page: Page, path: string): Promise<void> {
  await page.locator('#files').setInputFiles(path);
  await page.locator('.sheet .headline strong').waitFor();
  await page.locator('.send button.primary').click();
}

function words(page: Page): Promise<string | null> {
  return page.locator('.send-all p[role=status]').textContent();
}

/** How each file's sending ended, by its first word. */
function sent(page: Page): Promise<string[]> {
  return page
    .locator('.matrix tbody tr td:nth-child(6)')
    .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').split(/[ ：]/)[0] ?? ''));
}

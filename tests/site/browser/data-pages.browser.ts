import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { RunningStack } from '../../end-to-end/running-stack.ts';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { sheetRows } from '../../core/sheet-file.ts';
import { publishedReport, receipt, upload } from '../../end-to-end/stranger.ts';
import { assertAccessible } from './accessibility.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';
import { picture, startSite } from './site-under-test.ts';

const DESKTOP = 1280;
const PHONE = 390;
const OFFICE = '419001-gov-office';
const OFFICE_NAME = '济源市人民政府办公室';
const REPORT = `${OFFICE}.2021`;

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startSite(), openBrowser()]);
  await publishedReport(stack.endpoints, REPORT);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

/** [address, what is on it once it is there, in Chinese and in English] */
const PAGES = [
  ['/', '目前公开 1 份报告', '1 reports of 2021'],
  [`/explore.html?org=${OFFICE}&region=419001`, '1/\\d+ 个机关已报', 'organs reported'],
  ['/data.html', '国办公开办函〔2021〕30号', 'Checksums|SHA-256'],
  ['/rules.html', '第一项加第二项之和', 'How to mend it'],
  ['/interface.html', 'GET /api/v1/observations', 'GET /api/v1/observations'],
  [`/card.html?id=${OFFICE}`, '济源市人民政府办公室：历年', 'Scan to read'],
  ['/status.html', '一切正常', 'All is well'],
  [`/reports/${REPORT}`, '其余为不予公开13件', 'denied 13'],
  [`/organisations/${OFFICE}`, '未报', 'not reported'],
] as const;

for (const [address, chinese, english] of PAGES)
  for (const [language, words] of [
    ['zh-CN', chinese],
    ['en', english],
  ] as const)
    for (const width of [DESKTOP, PHONE]) {
      test(`${address} in ${language} on ${width} pixels says what it is for, to everybody`, async () => {
        const page = await browser.page(width);
        await page.goto(inLanguage(address, language));
        await page.getByText(new RegExp(words)).first().waitFor({ state: 'attached' });
        await assertAccessible(page);
        assert.ok(await fitsWidth(page), 'the page is wider than its window');
        await picture(page, `${address.replace(/\W+/g, '-')}-${language}-${width}`);
        await page.close();
        assert.deepEqual(browser.problems.filter(isTrouble), []);
      });
    }

test('somebody finds an organisation by its name, its number, and the cell that it comes from', async () => {
  const page = await browser.page(DESKTOP);
  await page.goto(`${stack.endpoints.http}/explore.html`);
  await page.locator('#search').fill('济源 办公室');
  await page.getByRole('button', { name: '选择 济源市人民政府办公室' }).click();
  const number = page.locator('.series a', { hasText: /^21$/ }).first();
  await number.waitFor();
  assert.match(page.url(), new RegExp(`org=${OFFICE}`));
  await page.locator('.chart canvas').waitFor();
  await number.click();
  await page.locator('td:target').waitFor();
  assert.match(page.url(), new RegExp(`/reports/${REPORT}#t3_new_received__total$`));
  assert.match((await page.locator('td:target').textContent()) ?? '', /21/);
  await page.goBack();
  await page.locator('.series a').first().waitFor();
  await page.close();
});

test('the address of a view shows the same to somebody else, who takes it along as CSV', async () => {
  const page = await browser.page(DESKTOP);
  await page.goto(
    `${stack.endpoints.http}/explore.html?org=${OFFICE}&item=t3_denied__total,t2_fees__amount_wan`,
  );
  await page.locator('.series').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载这组数字（CSV）' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  assert.match(csv, /^\ufefforg_id,org_name,code,/);
  assert.match(csv, /,t3_denied__total,.*,2021,13,derived,419001-gov-office\.2021\r\n/);
  await page.close();
});

test('on a phone the names of lines stand whole below the chart, and each hides its line', async () => {
  const page = await browser.page(PHONE);
  await page.goto(`${stack.endpoints.http}/explore.html?org=${OFFICE}&item=t3_new_received__total`);
  const name = page.locator('.legend button');
  await name.waitFor();
  assert.equal(
    (await name.textContent()) ?? '',
    `${OFFICE_NAME} · 一、本年新收政府信息公开申请数量－总计（件）`,
  );
  const box = await name.locator('span').boundingBox();
  assert.ok(box !== null && box.x + box.width <= PHONE, 'the name is cut off');
  assert.ok(box.height > 30, 'the name is broken into lines');
  await name.press('Enter');
  assert.equal(await name.getAttribute('aria-pressed'), 'false');
  await page.close();
});

test('an organisation is chosen by the keyboard alone', async () => {
  const page = await browser.page(DESKTOP);
  await page.goto(`${stack.endpoints.http}/explore.html`);
  await page.locator('#search').focus();
  await page.keyboard.type('济源市人民政府办公室');
  await page.getByRole('button', { name: '选择 济源市人民政府办公室' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.series a').first().waitFor();
  await page.close();
});

test('a rule is reached by its address, and rules are found by a word', async () => {
  const page = await browser.page(DESKTOP);
  await page.goto(`${stack.endpoints.http}/rules.html#T3-BAL`);
  await page.locator('#T3-BAL').waitFor();
  await page.locator('#find').fill('结转');
  const shown = await page.locator('.rule:visible').count();
  assert.ok(shown > 0 && shown < (await page.locator('.rule').count()));
  await page.close();
});

test('a report prints on a few sheets of A4', async () => {
  const page = await browser.page(DESKTOP);
  await page.goto(`${stack.endpoints.http}/reports/${REPORT}`);
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
  assert.ok(sheets.length >= 2 && sheets.length <= 5, `${sheets.length} sheets`);
  await page.close();
});

test('a year that nobody reported tells of how many, and is not a zero', async () => {
  const later = sheetFile(sheetRows('form', { year: 2023 }), 'utf-8');
  const key = `incoming/annual-reports/${OFFICE}/2023.csv`;
  await receipt(stack.endpoints, await upload(stack.endpoints, key, later));
  await publishedReport(stack.endpoints, `${OFFICE}.2023`);
  const page = await browser.page(DESKTOP);
  await page.goto(`${stack.endpoints.http}/explore.html?region=419001&item=t3_new_received__total`);
  const silent = page.locator('tr.total td.figure').nth(1);
  await silent.waitFor();
  assert.equal(await page.locator('thead th').nth(3).textContent(), '2022');
  assert.match((await silent.textContent()) ?? '', /^未报0\/(\d+) 个机关已报，未报 \1$/);
  await page.getByText(/^2022 年度未报的机关/).waitFor();
  await page.close();
});

/** What is not there before the first release is asked for and answered by 404. */
function isTrouble(message: string): boolean {
  return !/status of 404/.test(message);
}

function inLanguage(address: string, language: string): string {
  return `${stack.endpoints.http}${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
}

function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);
}

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { sheetFile, type SheetEncoding } from '../../../core/publish/layouts/sheet-file.ts';
import { SHEET, rowsOf, sheetRows } from '../../core/sheet-file.ts';
import type { RunningStack } from '../../end-to-end/running-stack.ts';
import { publishedReport } from '../../end-to-end/stranger.ts';
import { assertAccessible } from './accessibility.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';
import { picture, startSite } from './site-under-test.ts';
import { wordTables } from './word-tables.ts';

const DESKTOP = 1280;
const PHONE = 390;
const SCRATCH = mkdtempSync(join(tmpdir(), 'gongkai-browser-'));

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

const VIEWS = ['zh-CN', 'en'].flatMap((language) => [DESKTOP, PHONE].map((width) => ({ language, width })));

for (const { language, width } of VIEWS) {
  test(`${language}, ${width} pixels: wrong cells are shown, and nothing keeps anybody out`, async () => {
    const page = await openCheck({ language, width });
    await assertAccessible(page);
    await picture(page, `check-empty-${language}-${width}`);
    await give(page, csv('三处错误.csv', MISTAKES, { encoding: 'gb18030' }));
    assert.ok((await page.locator('.finding.error').count()) >= 3);
    assert.ok((await page.locator('td[data-state=error]').count()) >= 3);
    await assertAccessible(page);
    await picture(page, `check-wrong-${language}-${width}`);
    assert.ok(await fitsWidth(page), 'the page is wider than its window');
    await page.close();
  });
}

test('a GBK file with three mistakes is mended on the page, sent, and published', async () => {
  const page = await openCheck();
  const year = 2023;
  await give(page, csv('年报.csv', MISTAKES, { encoding: 'gb18030', year }));
  assert.equal(await page.locator('.headline').first().getAttribute('data-outcome'), 'wrong');
  for (const code of Object.keys(MISTAKES)) await type(page, code, SHEET.cells[code] ?? '');
  await outcome(page, 'fine');
  assert.equal(await page.locator('td[data-state=error]').count(), 0);
  assert.equal((await page.locator('td[data-state=mended]').count()) > 0, true);
  await picture(page, 'check-mended');
  await page.locator('.send button.primary').click();
  await page.locator('#token').waitFor();
  await assertAccessible(page);
  await page.locator('#token').fill('x.y.z');
  await page.keyboard.press('Enter');
  await page.locator('.send .problem').waitFor();
  await page.locator('#token').fill(await stack.token(['sender'], SHEET.orgId));
  await page.locator('.send button.primary').click();
  await page.locator('.send .headline').waitFor({ timeout: 30_000 });
  await assertAccessible(page);
  await picture(page, 'check-sent');
  const number = (await page.locator('.receipt code').textContent()) ?? '';
  assert.match(number, /^r-[0-9a-f]{32}$/);
  const answer = await fetch(`${stack.endpoints.http}/api/v1/receipts/${number}`);
  assert.match(JSON.stringify(await answer.json()), /"status":"accepted/);
  const reportId = `${SHEET.orgId}.${year}`;
  assert.equal((await publishedReport(stack.endpoints, reportId)).report_id, reportId);
  await page.goto(`${stack.endpoints.http}/explore.html?org=${SHEET.orgId}&from=${year}&to=${year}`);
  await page.locator('table td').filter({ hasText: /^21/ }).first().waitFor();
  await assertAccessible(page);
  await picture(page, 'explore-sent');
  await page.close();
});

test('a link with a token sends without asking for one', async () => {
  const page = await browser.page(DESKTOP);
  const token = await stack.token(['sender'], SHEET.orgId);
  await page.goto(`${stack.endpoints.http}/check/#token=${token}`);
  await give(page, csv('链接.csv', {}));
  await page.locator('.send button.primary').click();
  await page.locator('.send .headline').waitFor({ timeout: 30_000 });
  await page.close();
});

test('the 200 cells of a table of Word are pasted and right at once', async () => {
  const page = await openCheck();
  await choose(page, '济源市人民政府办公室');
  await page.locator('#year').selectOption('2021');
  await paste(page, wordTables(SHEET.cells));
  await outcome(page, 'fine');
  const fields = page.locator('.statutory input');
  assert.equal(await fields.count(), 200);
  const values = await fields.evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  );
  assert.deepEqual(values.toSorted(), Object.values(SHEET.cells).toSorted());
  await picture(page, 'check-pasted');
  await page.close();
});

test('the likely cell is pointed out, and one press puts its value in', async () => {
  const page = await openCheck();
  await give(page, csv('一处.csv', { t3_unable_not_held__natural: '6' }));
  assert.ok((await page.locator('td[data-state=hint], td[data-state=error]').count()) > 0);
  await page.locator('.finding.notice button.primary').first().click();
  await outcome(page, 'fine');
  await page.close();
});

test('a template holds the figures of last year, as CSV and as a workbook that is read again', async () => {
  const page = await openCheck();
  await choose(page, '济源市人民政府办公室');
  await page.locator('#year').selectOption('2022');
  const template = readFileSync(await download(page, 0));
  assert.deepEqual([...template.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(template.toString(), /行政规范性文件,,,,219/);
  await give(page, await download(page, 1));
  assert.match((await page.locator('.headline').first().textContent()) ?? '', /419001-gov-office\.2022/);
  assert.equal(await field(page, 't2_normative_docs__in_force').inputValue(), '219');
  await page.close();
});

test('many files make a matrix, and each can be shown', async () => {
  const page = await openCheck();
  await page
    .locator('#files')
    .setInputFiles([
      csv('甲.csv', {}),
      csv('乙.csv', MISTAKES),
      wide('丙.csv'),
      text('丁.csv', '什么也不是\r\n'),
    ]);
  await page.locator('.matrix tbody tr').nth(4).waitFor();
  const outcomes = page.locator('.matrix tbody tr');
  assert.deepEqual(
    await outcomes.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['outcome'])),
    ['fine', 'wrong', 'fine', 'wrong', 'unread'],
  );
  await outcomes.nth(3).locator('button').click();
  await page.locator('.sheet .headline', { hasText: '2022' }).waitFor();
  await assertAccessible(page);
  await picture(page, 'check-matrix');
  await page.close();
});

test('a warning takes a reason, which travels in the file', async () => {
  const page = await openCheck();
  await give(page, csv('疑点.csv', { t2_normative_docs__issued: '300' }));
  await outcome(page, 'warned');
  const area = page.locator('.explanation textarea').first();
  await area.fill('本年制发的文件明年起施行');
  await area.press('Tab');
  const saving = page.waitForEvent('download');
  await page.locator('.sheet .actions button:not(.primary)').first().click();
  const path = join(SCRATCH, 'explained.csv');
  await (await saving).saveAs(path);
  assert.match(readFileSync(path, 'utf8'), /说明:T2-FLOOR,本年制发的文件明年起施行/);
  await page.close();
});

test('everything can be done by keyboard alone', async () => {
  const page = await openCheck();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
  await page.keyboard.press('Enter');
  await tabTo(page, '#organisation');
  await page.keyboard.type('济源市人民政府办');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match((await page.locator('.organisation p').textContent()) ?? '', /419001-gov-office/);
  await tabTo(page, '#files');
  await page.locator('#files').setInputFiles(csv('键盘.csv', { t3_unable_not_held__natural: '6' }));
  await page.locator('.finding').first().waitFor();
  await tabTo(page, '.places button');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('td') !== null), true);
  await tabBackTo(page, '.finding.notice button.primary');
  await page.keyboard.press('Enter');
  await outcome(page, 'fine');
  await tabTo(page, '.send button.primary');
  await page.close();
});

test('the offline copy works from a disk, with nothing but itself', async () => {
  const answer = await fetch(`${stack.endpoints.http}/offline/gongkai-check.html`);
  assert.equal(answer.headers.get('content-disposition'), 'attachment');
  const file = join(SCRATCH, 'gongkai-check.html');
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const page = await browser.page(DESKTOP);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await give(page, csv('离线.csv', MISTAKES, { encoding: 'gb18030' }));
  for (const code of Object.keys(MISTAKES)) await type(page, code, SHEET.cells[code] ?? '');
  await outcome(page, 'fine');
  assert.deepEqual(
    asked.filter((address) => !/^(?:file|blob|data):/.test(address)),
    [],
  );
  await assertAccessible(page);
  await picture(page, 'check-offline');
  await page.close();
});

test('no page has logged an error', () => assert.deepEqual(browser.problems, []));

/** A word in a number cell, a blank, and a total that is none. */
const MISTAKES: Readonly<Record<string, string>> = {
  t3_new_received__natural: '21件',
  t3_granted__org_other: '',
  t4_review__total: '1',
};

async function openCheck({ language = 'zh-CN', width = DESKTOP } = {}): Promise<Page> {
  const page = await browser.page(width);
  await page.goto(`${stack.endpoints.http}/check.html?lang=${language}`);
  await page.locator('h1').waitFor();
  return page;
}

function csv(
  name: string,
  cells: Readonly<Record<string, string>>,
  {
    encoding = 'utf-8',
    year = SHEET.year,
  }: { readonly encoding?: SheetEncoding; readonly year?: number } = {},
): string {
  const path = join(SCRATCH, name);
  writeFileSync(path, sheetFile(sheetRows('form', { cells, year }), encoding));
  return path;
}

/** Two reports, of which the second holds the mistakes. */
function wide(name: string): string {
  const path = join(SCRATCH, name);
  const second = { ...SHEET, year: 2022, cells: { ...SHEET.cells, ...MISTAKES } };
  writeFileSync(path, sheetFile(rowsOf('wide', [SHEET, second]), 'utf-8'));
  return path;
}

function text(name: string, content: string): string {
  const path = join(SCRATCH, name);
  writeFileSync(path, content);
  return path;
}

async function give(page: Page, path: string): Promise<void> {
  await page.locator('#files').setInputFiles(path);
  await page.locator('.sheet .headline strong').waitFor();
}

async function outcome(page: Page, wanted: string): Promise<void> {
  await page.locator(`.sheet .headline[data-outcome=${wanted}]`).waitFor();
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator('#organisation').fill(name);
  await page.locator('[role=option]').first().click();
}

/** The field of an item, by the name that it has for those who can't see the table. */
function field(page: Page, code: string) {
  return page.locator(`.statutory input[data-code="${code}"]`);
}

async function type(page: Page, code: string, value: string): Promise<void> {
  await field(page, code).fill(value);
  await field(page, code).press('Tab');
}

async function paste(page: Page, html: string): Promise<void> {
  await page.locator('#paste').evaluate((area, copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', copied);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

async function download(page: Page, which: number): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.locator('.fields .actions button').nth(which).click();
  const file = await coming;
  const path = join(SCRATCH, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

const tabTo = (page: Page, selector: string) => pressUntil(page, 'Tab', selector);
const tabBackTo = (page: Page, selector: string) => pressUntil(page, 'Shift+Tab', selector);

async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  assert.fail(`${key} never comes to ${selector}`);
}

function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

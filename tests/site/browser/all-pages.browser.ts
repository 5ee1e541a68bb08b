import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGES } from '../../../site/shell/pages.ts';
import { SHEET } from '../../core/sheet-file.ts';
import type { RunningStack } from '../../end-to-end/running-stack.ts';
import { publishedReport } from '../../end-to-end/stranger.ts';
import { assertAccessible } from './accessibility.ts';
import { openBrowser, type OpenedBrowser } from './chromium.ts';
import { picture, startSite } from './site-under-test.ts';

const WIDTHS = [1280, 390] as const;
const LANGUAGES = ['zh-CN', 'en'];
const REPORT_ID = `${SHEET.orgId}.${SHEET.year}`;

let stack: RunningStack;
let browser: OpenedBrowser;
before(async () => {
  [stack, browser] = await Promise.all([startSite(), openBrowser()]);
  await publishedReport(stack.endpoints, REPORT_ID);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

/** Every page, and one that is written when a report is published. */
const ADDRESSES = [
  ...PAGES.map(({ name }) => ({ name, path: name === 'index' ? '/' : `/${name}.html` })),
  { name: 'report', path: `/reports/${REPORT_ID}` },
];

for (const { name, path } of ADDRESSES) {
  for (const language of LANGUAGES) {
    test(`${name}, ${language}: no error, nothing that keeps anybody out, nothing too wide`, async () => {
      const known = browser.problems.length;
      const page = await browser.page(WIDTHS[0]);
      await page.goto(`${stack.endpoints.http}${path}?lang=${language}`);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await picture(page, `${name}-${language}-${width}`);
        await assertAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `at ${width} pixels ${over} too wide`);
      }
      assert.deepEqual(browser.problems.slice(known), []);
      await page.close();
    });
  }
}

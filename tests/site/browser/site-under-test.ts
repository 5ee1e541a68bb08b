import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startStack, type RunningStack } from '../../end-to-end/running-stack.ts';
import { receipt, sample, upload } from '../../end-to-end/stranger.ts';

/** A stack that has the register and one real report, for pages to work with. */
export async function startSite(options: readonly string[] = []): Promise<RunningStack> {
  const stack = await startStack(undefined, ['--no-samples', ...options]);
  const files = [
    ['incoming/organisations/organisations.csv', 'organisations.csv'],
    ['incoming/annual-reports/419001-gov-office/2021.csv', '济源 2021年报(终稿).csv'],
  ] as const;
  for (const [key, path] of files)
    await receipt(stack.endpoints, await upload(stack.endpoints, key, sample(path)));
  return stack;
}

/** A picture of a page for people to look at: only where `SCREENSHOTS` names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

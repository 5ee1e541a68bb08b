import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Asserts that axe-core finds nothing on a page as it stands. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const told = await page.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
  assert.deepEqual(told, []);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { EXECUTABLE } from './executable.ts';

/** It does nothing by itself but what a test asks for. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where an answer that is no success is one all the same, which the browser calls an error: a receipt that is not there
 * yet, a token that is not good, a site that has had no release.
 */
const ANSWERS = /\/api\/v1\/(?:receipts|reports|uploads)|\/feeds\/v1\/releases\//;

/** A page in a browser of its own, with everything on it that went wrong. */
export interface OpenedBrowser {
  readonly context: BrowserContext;
  /** Messages of errors on all of its pages. */
  readonly problems: readonly string[];
  page(width: number): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium with a new, empty folder for its data. */
export async function openBrowser(): Promise<OpenedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-chromium-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: EXECUTABLE,
    headless: true,
    args: FLAGS,
    acceptDownloads: true,
  });
  const problems: string[] = [];
  return {
    context,
    problems,
    page: async (width) => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 900 });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        const isAnswer = ANSWERS.test(message.location().url);
        if (message.type() === 'error' && !isAnswer) problems.push(message.text());
      });
      return page;
    },
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

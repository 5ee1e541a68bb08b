import { globSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type InlineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** Where the pages' sources are and where the built site goes; both absolute. */
export interface SiteFolders {
  readonly sources: string;
  readonly out: string;
}

/** A built file: its path from the root of the site, and how much travels. */
export interface SiteFile {
  readonly path: string;
  readonly bytes: number;
  readonly gzipped: number;
}

const ROOT = resolve(import.meta.dirname, '..');

/** Modules of the engine that are lists of words: what it says, and what it reads in prose and in labels. */
const WORDS =
  /core\/(?:findings\/(?:catalogue|(?:line|mend|reading|repair|status)-words)|judge\/narrative\/fact-words|intake\/simplified)/;

/** The folders of this repository: the site travels inside the bundle of the function that puts it in its place. */
export const SITE_FOLDERS: SiteFolders = {
  sources: join(ROOT, 'site'),
  out: join(ROOT, 'dist', 'functions', 'site', 'pages'),
};

/**
 * Builds every page of `site/` (a page is an HTML file in that folder) with what it loads, named by its hash, under
 * `assets/`. No script or style stands inside a page, so that the strictest policy of content holds for all of them.
 * Under `offline/` lies the checker once more, as one file with everything inside. Equal sources give equal bytes.
 */
export async function buildSite(folders: SiteFolders = SITE_FOLDERS): Promise<readonly SiteFile[]> {
  await build(pagesOf(folders));
  await build(carriedPageOf(folders));
  renameSync(
    join(folders.out, 'offline', 'offline.html'),
    join(folders.out, 'offline', 'gongkai-check.html'),
  );
  return filesIn(folders.out);
}

function pagesOf({ sources, out }: SiteFolders): InlineConfig {
  const pages = globSync('*.html', { cwd: sources }).toSorted();
  const input = Object.fromEntries(pages.map((page) => [basename(page, '.html'), join(sources, page)]));
  return {
    ...ALWAYS,
    root: sources,
    build: { ...HOW, outDir: out, emptyOutDir: true, rolldownOptions: { input, checks: SILENT } },
    worker: {
      format: 'es',
      // The engine's words are as many bytes as a third of it and change more often: a file of their own.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'words', test: WORDS }] } },
      },
    },
  };
}

/** Scripts inside of a page are what the site forbids: this one is for opening from a disk. */
function carriedPageOf({ sources, out }: SiteFolders): InlineConfig {
  return {
    ...ALWAYS,
    root: join(sources, 'check'),
    publicDir: false,
    plugins: [viteSingleFile()],
    build: {
      ...HOW,
      outDir: join(out, 'offline'),
      emptyOutDir: true,
      rolldownOptions: { input: join(sources, 'check', 'offline.html'), checks: SILENT },
    },
    worker: { format: 'iife' },
  };
}

const ALWAYS: InlineConfig = { configFile: false, logLevel: 'warn' };
/** How long the parts of a build took is nobody’s concern. */
const SILENT = { pluginTimings: false };
const HOW: BuildOptions = {
  target: 'es2022',
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
};

function filesIn(folder: string): readonly SiteFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return paths.map((file) => {
    const content = readFileSync(file);
    return {
      path: file.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: content.length,
      gzipped: gzipSync(content).length,
    };
  });
}

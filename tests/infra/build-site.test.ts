import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite, SITE_FOLDERS } from '../../infra/build-site.ts';
import { PAGES } from '../../site/shell/pages.ts';

/** What a first view may load of script, gzipped; charts come later. */
const FIRST_VIEW = 150_000;
/** What the engine of the check page may weigh, gzipped; its words are counted for themselves. */
const ENGINE = 60_000;
const WORDS = 20_000;

const out = mkdtempSync(join(tmpdir(), 'gongkai-site-'));
const files = await buildSite({ ...SITE_FOLDERS, out });
const sizes = new Map(files.map(({ path, gzipped }) => [path, gzipped]));
const pages = files.filter(({ path }) => /^[^/]+\.html$/.test(path)).map(({ path }) => path);

test('every page of the navigation is built, and every built page is in the navigation', () => {
  assert.deepEqual(pages.toSorted(), PAGES.map(({ name }) => `${name}.html`).toSorted());
});

test('the engine of the check page is light, and so are its words', () => {
  const weightOf = (name: string) =>
    [...sizes].flatMap(([path, weight]) => (path.startsWith(`assets/${name}-`) ? [weight] : []));
  assert.equal(weightOf('worker').length, 1);
  assert.ok(
    weightOf('worker').every((weight) => weight < ENGINE),
    weightOf('worker').join(),
  );
  assert.ok(
    weightOf('words').every((weight) => weight < WORDS),
    weightOf('words').join(),
  );
});

test('the copy to carry away holds all that it needs', () => {
  const html = readFileSync(join(out, 'offline', 'gongkai-check.html'), 'utf8');
  assert.doesNotMatch(html, /<(?:script|link)[^>]*(?:src|href)=/);
  assert.doesNotMatch(html, /assets\/[\w-]+\.js/);
});

for (const page of pages) {
  const html = readFileSync(join(out, page), 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);

  test(`${page} holds no script or style of its own, and loads nothing from elsewhere`, () => {
    assert.doesNotMatch(html, /<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/);
    assert.deepEqual(
      loaded.filter((address) => !address.startsWith('/')),
      [],
    );
  });

  test(`everything that ${page} loads is there`, () => {
    const own = loaded.map((address) => address.slice(1)).filter((path) => !path.startsWith('feeds/'));
    assert.deepEqual(
      own.filter((path) => !sizes.has(path)),
      [],
    );
  });

  test(`the script of ${page}’s first view is light`, () => {
    const scripts = loaded.filter((address) => address.endsWith('.js'));
    const sum = scripts.reduce((total, address) => total + (sizes.get(address.slice(1)) ?? 0), 0);
    assert.ok(sum > 0 && sum < FIRST_VIEW, `${sum} bytes`);
  });
}

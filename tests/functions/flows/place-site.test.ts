import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeSite } from '../../../functions/flows/place-site.ts';
import type { SiteObject } from '../../../functions/ports.ts';

const CONFIGURATION = '{"api":"/api/v1"}';

/** [file, content type, cache, disposition] */
const OBJECTS = [
  ['assets/check-abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', undefined],
  ['assets/site-abc.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable', undefined],
  ['check.html', 'text/html; charset=utf-8', 'public, max-age=60', undefined],
  ['favicon.svg', 'image/svg+xml', 'public, max-age=60', undefined],
  ['offline/check.html', 'text/html; charset=utf-8', 'public, max-age=60', 'attachment'],
] as const;

for (const [path, contentType, cacheControl, contentDisposition] of OBJECTS) {
  test(`${path} is put as what it is`, async () => {
    const [object] = await placed([path]);
    assert.deepEqual(
      { ...object, contentDisposition: object?.contentDisposition },
      { key: path, body: new Uint8Array(), contentType, cacheControl, contentDisposition },
    );
  });
}

test('no page is there before what it names, and the configuration comes along', async () => {
  const keys = (await placed(['check.html', 'assets/z.js', 'index.html', 'assets/a.js'])).map(
    ({ key }) => key,
  );
  assert.deepEqual(keys, ['assets/z.js', 'assets/a.js', 'check.html', 'check/', 'index.html', 'config.json']);
});

test('the configuration is written as it came', async () => {
  const object = (await placed([])).find(({ key }) => key === 'config.json');
  assert.equal(new TextDecoder().decode(object?.body), CONFIGURATION);
  assert.equal(object?.contentType, 'application/json; charset=utf-8');
});

test('a kind of file without a type stops everything before it begins', async () => {
  const objects: SiteObject[] = [];
  await assert.rejects(placed(['a.html', 'photo.xyz'], objects), /photo\.xyz/);
  assert.deepEqual(objects, []);
});

async function placed(paths: readonly string[], objects: SiteObject[] = []): Promise<readonly SiteObject[]> {
  const files = paths.map((path) => ({ path, body: new Uint8Array() }));
  await placeSite(files, CONFIGURATION, { put: async (object) => void objects.push(object) });
  return objects;
}

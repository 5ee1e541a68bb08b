import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReleaseLog } from '../../../functions/ports.ts';

/** What every log of releases must do; each test gets an empty one. */
export function releaseLogContract(name: string, open: () => Promise<ReleaseLog>): void {
  test(`${name}: a number is taken once, and its entry stays`, async () => {
    const log = await open();
    assert.equal(await log.get(1), undefined);
    assert.equal(await log.claim(1, '{"a":"年报"}'), true);
    assert.equal(await log.claim(1, '{}'), false);
    assert.equal(await log.get(1), '{"a":"年报"}');
    assert.equal(await log.get(11), undefined);
  });

  test(`${name}: the later note of a release's progress stands, apart from its entry`, async () => {
    const log = await open();
    assert.equal(await log.progress(1), undefined);
    await log.noteProgress(1, '{"a":1}');
    await log.noteProgress(1, '{"a":2}');
    assert.equal(await log.progress(1), '{"a":2}');
    assert.deepEqual([await log.progress(11), await log.get(1)], [undefined, undefined]);
  });

  test(`${name}: of many who take a number one gets it`, async () => {
    const log = await open();
    const claims = Array.from({ length: 8 }, (_, claim) => log.claim(2, `{"by":${claim}}`));
    assert.equal((await Promise.all(claims)).filter(Boolean).length, 1);
  });
}

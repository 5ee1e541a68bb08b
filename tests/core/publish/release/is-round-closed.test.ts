import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRoundClosed } from '../../../../core/publish/release/is-round-closed.ts';
import { parseRounds } from '../../../../core/publish/release/parse-rounds.ts';
import { renderRounds } from '../../../../core/publish/render-rounds.ts';
import { roundOf } from '../../../functions/records.ts';
import { sha256 } from '../shard-factory.ts';

const deadlines = [{ day: '2022-02-28' }, { level: 'county', day: '2022-01-31' } as const];
const rounds = [{ ...roundOf(2021, '', { deadlines }), revision: 1 }];
const endless = [{ ...roundOf(2021, '', { deadlines: [] }), revision: 1 }];

for (const [since, until, isClosed] of [
  ['2022-01-30T18:00:00Z', '2022-02-01T18:00:00Z', false],
  ['2022-02-28T15:59:59Z', '2022-02-28T16:00:00Z', true],
  ['2022-02-27T18:00:00Z', '2022-02-28T15:59:59Z', false],
  ['2022-02-28T16:00:00Z', '2022-03-05T00:00:00Z', false],
  ['2021-01-01T00:00:00Z', '2022-12-31T00:00:00Z', true],
] as const) {
  test(`from ${since} to ${until} a round that ends in February ${isClosed ? 'closes' : 'does not close'}`, () => {
    assert.equal(isRoundClosed(printed(rounds), { since, until }), isClosed);
    assert.equal(isRoundClosed(printed(endless), { since, until }), false, 'without a deadline, never');
  });
}

/** As the feeds tell them. */
function printed(some: typeof rounds) {
  const { files } = renderRounds({ rounds: some, licence: 'CC-BY-4.0' }, sha256);
  const json = files.find(({ key }) => key.endsWith('.json'));
  assert.ok(json);
  return parseRounds(json.body);
}

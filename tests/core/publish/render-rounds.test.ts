import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { renderRounds } from '../../../core/publish/render-rounds.ts';
import { contextOf, judge } from '../upload-factory.ts';

const FILE = [
  'year,area,entry,organisation,region,level,kind,deadline,reason',
  '2021,41,expect,,,county,,,',
  '2021,41,exclude,419001-gov,,,,,撤并',
  '2021,41,deadline,,4190,,office,2022-01-31,',
  '',
].join('\r\n');

test('rounds are published as they were sent, and can be sent again', () => {
  const rounds = roundsOf(FILE).map((round) => ({ ...round, revision: 2 }));
  const { files, entries } = renderRounds({ rounds, licence: 'CC-BY-4.0' }, (bytes) => hash('sha256', bytes));
  const [csv, json] = files.map(({ body }) => Buffer.from(body).toString());
  assert.deepEqual(
    entries.map(({ name, version, rows }) => [name, version, rows]),
    [
      ['rounds.csv', 2, 3],
      ['rounds.json', 2, 3],
    ],
  );
  assert.equal(
    csv,
    [
      'year,area,entry,organisation,region,level,kind,deadline,reason,revision',
      '2021,41,expect,,,county,,,,2',
      '2021,41,exclude,419001-gov,,,,,撤并,2',
      '2021,41,deadline,,4190,,office,2022-01-31,,2',
      '',
    ].join('\r\n'),
  );
  assert.deepEqual(
    roundsOf(csv ?? '').map((round) => ({ ...round, revision: 2 })),
    rounds,
  );
  const [round] = JSON.parse(json ?? '').rounds;
  assert.deepEqual(
    [round.round_id, round.area, round.deadlines[0].day],
    ['round-2021-41', '41', '2022-01-31'],
  );
});

test('the order in which rounds are read changes no byte', () => {
  const rounds = ['2021', '2022'].map(
    (year) => roundsOf(FILE.replaceAll('2021', year).replaceAll('2022-01', '2023-01'))[0],
  );
  const known = rounds.flatMap((round) => (round === undefined ? [] : [{ ...round, revision: 1 }]));
  const hashes = [known, known.toReversed()].map((some) =>
    renderRounds({ rounds: some, licence: 'x' }, (bytes) => hash('sha256', bytes)).entries.map(
      ({ sha256 }) => sha256,
    ),
  );
  assert.equal(known.length, 2);
  assert.deepEqual(hashes[0], hashes[1]);
});

function roundsOf(text: string) {
  return judge(text, contextOf('incoming/rounds/rounds.csv')).rounds;
}

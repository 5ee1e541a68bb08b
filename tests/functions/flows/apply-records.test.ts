import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import { recordIdOf } from '../../../functions/flows/record-id.ts';
import { resumeRecords } from '../../../functions/flows/resume-records.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { AcceptedRecord, StateStore } from '../../../functions/ports.ts';
import { openGate } from '../memory/gate.ts';
import { emptyTable, memoryState } from '../memory/memory-table.ts';
import { acceptedReport } from '../records.ts';

const ID = '419001-gov-office.2021';

function version(token: string, value: string): AcceptedRecord {
  return acceptedReport(token, { values: FORM_2021.items.map(() => value) });
}

const UPLOADS = [
  version('1#a', '1'),
  version('1#b', '1'),
  version('1#c', '2'),
  version('1#d', '1'),
  version('1#e', '1'),
];

/** What the judgement may have seen: the right thing, or nothing because all were judged before any was taken in. */
const GUESSES = [new Set<string>(), new Set([ID])];

test('every order of five uploads ends in the same state, whatever was seen before', async () => {
  for (const [order, unseen] of permutations(UPLOADS).flatMap((one) =>
    GUESSES.map((guess) => [one, guess] as const),
  )) {
    const table = emptyTable();
    for (const record of order) await applyRecords([record], memoryState(table, openGate), { unseen });
    const { version: _version, ...standing } = table.currents.get(ID)?.state ?? assert.fail();
    assert.deepEqual(
      [standing.newest, standing.token, standing.revision],
      ['1#e', '1#d', 3],
      order.map(({ token }) => token).join(' '),
    );
  }
});

const ANSWERS = [
  { what: 'the first of all', before: [], now: UPLOADS[0], says: { status: 'current', revision: 1 } },
  {
    what: 'an equal one',
    before: UPLOADS.slice(0, 1),
    now: UPLOADS[1],
    says: { status: 'duplicate', revision: 1 },
  },
  {
    what: 'a correction',
    before: UPLOADS.slice(0, 2),
    now: UPLOADS[2],
    says: { status: 'current', revision: 2 },
  },
  {
    what: 'one that comes late',
    before: UPLOADS.slice(2, 3),
    now: UPLOADS[0],
    says: { status: 'superseded' },
  },
  {
    what: 'the older of two equal ones',
    before: UPLOADS.slice(1, 2),
    now: UPLOADS[0],
    says: { status: 'current', revision: 1 },
  },
  {
    what: 'the same again',
    before: UPLOADS.slice(0, 1),
    now: UPLOADS[0],
    says: { status: 'current', revision: 1 },
  },
];

for (const { what, before, now, says } of ANSWERS) {
  test(`${what} is told: ${says.status}`, async () => {
    const state = memoryState(emptyTable(), openGate);
    for (const record of before) await applyRecords([record], state);
    assert.ok(now);
    assert.deepEqual((await applyRecords([now], state)).get(ID), says);
  });
}

/** A state that counts its requests, and dies at one of them. */
function counted(
  calls: Map<string, number>,
  table = emptyTable(),
  dieAt = Number.POSITIVE_INFINITY,
): StateStore {
  return memoryState(table, async (call, effect) => {
    const count = (calls.get(call) ?? 0) + 1;
    calls.set(call, count);
    if (call === 'current.put' && count > dieAt) throw new Error('killed');
    return effect();
  });
}

const THOUSAND = Array.from({ length: 1_000 }, (_, number) =>
  acceptedReport('1#a', { orgId: `419001-${number}0` }),
);

test('a thousand reports take a batch and one write each', async () => {
  const calls = new Map<string, number>();
  const applied = await applyRecords(THOUSAND, counted(calls));
  assert.deepEqual(Object.fromEntries(calls), {
    'current.get': 1_000,
    'revision.put': 1_000,
    'current.put': 1_000,
  });
  assert.equal([...applied.values()].filter(({ status }) => status === 'current').length, 1_000);
});

test('what nobody had seen is written without being looked for, once it is read where that was wrong', async () => {
  const calls = new Map<string, number>();
  const state = counted(calls);
  const unseen = new Set(THOUSAND.map(recordIdOf));
  await applyRecords(THOUSAND.slice(0, 3), state, { unseen });
  assert.equal(calls.get('current.get'), undefined);
  const applied = await applyRecords(THOUSAND, state, { unseen });
  assert.equal(calls.get('current.get'), 3);
  assert.equal(calls.get('current.put'), 1_003);
  assert.equal([...applied.values()].filter(({ status }) => status === 'current').length, 1_000);
});

test('a job that was interrupted goes on where it was', async () => {
  const table = emptyTable();
  await assert.rejects(applyRecords(THOUSAND, counted(new Map(), table, 700)), /killed/);
  const calls = new Map<string, number>();
  const applied = await resumeRecords(THOUSAND, counted(calls, table));
  assert.equal(calls.get('current.put'), 300);
  assert.equal(calls.get('revision.put'), 300);
  assert.equal(applied.size, 1_000);
});

function permutations<Member>(members: readonly Member[]): readonly (readonly Member[])[] {
  if (members.length < 2) return [members];
  return members.flatMap((first, place) =>
    permutations(members.toSpliced(place, 1)).map((others) => [first, ...others]),
  );
}

import type { Decision } from '../../../core/decisions/decision.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import type { PublishedDecision } from '../../../core/publish/published-decision.ts';
import { recordDigest } from '../../../functions/flows/record-digest.ts';
import type { FinalReceipt, StateReader, StateStore } from '../../../functions/ports.ts';
import { acceptedExplanation, acceptedReport, acceptedRound, acceptedRow, roundOf } from '../records.ts';

type Store = StateStore & StateReader;

const UPLOAD = { key: 'incoming/annual-reports/年报 2021.csv', versionId: 'v1' };
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const REGISTER = { kind: 'organisations' } as const;
const ROUNDS = { kind: 'rounds' } as const;

function receipt(status: FinalReceipt['status'], change: Partial<FinalReceipt> = {}): FinalReceipt {
  return { status, body: `receipts/${status}.json`, units: [], ...change };
}

/** What every table must do, whatever it is made of; each test gets an empty one. */
export function stateStoreContract(name: string, open: () => Promise<Store>): void {
  const it = (what: string, check: (store: Store) => Promise<void>) =>
    void test(`${name}: ${what}`, async () => check(await open()));

  it('an unknown upload has no record', async (store) => {
    assert.equal(await store.uploadRecord('r-1'), undefined);
    assert.equal((await store.uploadRecords(['r-1'])).size, 0);
  });

  it('attempts are counted until there is nothing left to judge', async (store) => {
    assert.equal((await store.beginAttempt('r-1', UPLOAD)).attempts, 1);
    assert.equal((await store.beginAttempt('r-1', UPLOAD)).attempts, 2);
    await store.forgiveAttempts('r-1');
    assert.equal((await store.beginAttempt('r-1', UPLOAD)).attempts, 1);
    await store.attachPlan('r-1', 'plans/a');
    const planned = await store.beginAttempt('r-1', UPLOAD);
    assert.deepEqual([planned.attempts, planned.plan], [1, 'plans/a']);
    await store.finish('r-2', receipt('rejected'));
    const final = await store.beginAttempt('r-2', UPLOAD);
    assert.deepEqual([final.attempts, final.status], [0, 'rejected']);
  });

  it('there is one plan, and none beside a final receipt', async (store) => {
    assert.equal(await store.attachPlan('r-1', 'plans/a'), true);
    assert.equal(await store.attachPlan('r-1', 'plans/b'), false);
    assert.equal((await store.uploadRecord('r-1'))?.plan, 'plans/a');
    await store.finish('r-2', receipt('rejected'));
    assert.equal(await store.attachPlan('r-2', 'plans/a'), false);
    await store.finish('r-3', receipt('failed'));
    assert.equal(await store.attachPlan('r-3', 'plans/a'), true);
  });

  const FINISHES = [
    { what: 'a first receipt', before: [], now: receipt('accepted'), done: true },
    { what: 'a second receipt', before: [receipt('rejected')], now: receipt('accepted'), done: false },
    { what: 'the same receipt again', before: [receipt('rejected')], now: receipt('rejected'), done: false },
    { what: 'a better one than failed', before: [receipt('failed')], now: receipt('accepted'), done: true },
    { what: 'failed after failed', before: [receipt('failed')], now: receipt('failed'), done: false },
    { what: 'failed after another', before: [receipt('accepted')], now: receipt('failed'), done: false },
    {
      what: 'a third receipt',
      before: [receipt('failed'), receipt('gone')],
      now: receipt('accepted'),
      done: false,
    },
  ];
  for (const { what, before, now, done } of FINISHES) {
    it(`${what} is ${done ? 'taken' : 'refused'}`, async (store) => {
      for (const one of before) assert.equal(await store.finish('r-1', one), true);
      assert.equal(await store.finish('r-1', now), done);
      const stands = done ? now : before.at(-1);
      assert.equal((await store.uploadRecord('r-1'))?.status, stands?.status);
    });
  }

  it('a receipt concludes the plan that stands, and no other', async (store) => {
    await store.attachPlan('r-1', 'plans/a');
    for (const status of ['gone', 'rejected', 'failed'] as const) {
      assert.equal(await store.finish('r-1', receipt(status)), false, status);
    }
    assert.equal(await store.finish('r-1', receipt('accepted', { plan: 'plans/b' })), false);
    assert.equal(await store.finish('r-1', receipt('accepted', { plan: 'plans/a' })), true);
    assert.equal(await store.finish('r-2', receipt('accepted', { plan: 'plans/a' })), false);
  });

  it('a final record says all that was written', async (store) => {
    await store.beginAttempt('r-1', UPLOAD);
    await store.attachPlan('r-1', 'plans/a');
    const units = [SHARD, { ...SHARD, region: '110000' }, { ...SHARD, year: 2022 }, REGISTER, ROUNDS];
    await store.finish('r-1', receipt('accepted', { plan: 'plans/a', units }));
    const expected = {
      receiptId: 'r-1',
      attempts: 1,
      plan: 'plans/a',
      status: 'accepted',
      body: 'receipts/accepted.json',
      units,
    };
    assert.deepEqual(await store.uploadRecord('r-1'), expected);
    assert.deepEqual([...(await store.uploadRecords(['r-0', 'r-1', 'r-1'])).values()], [expected]);
  });

  it('hundreds of uploads are read at once', async (store) => {
    const ids = Array.from({ length: 130 }, (_, number) => `r-${number}`);
    await Promise.all(ids.map((id) => store.finish(id, receipt('rejected'))));
    assert.deepEqual([...(await store.uploadRecords(ids)).keys()].toSorted(), ids.toSorted());
  });

  it('who went into whom is found from both sides, for good', async (store) => {
    await store.putRevisions([
      acceptedRow('1#a', { orgId: '419001-old', successor: '410100-new' }),
      acceptedRow('1#a', { orgId: '419001-gone', successor: '410101-new' }),
    ]);
    await store.putRevisions([acceptedRow('1#b', { orgId: '419001-old' })]);
    const [one, two] = [
      { predecessor: '419001-old', successor: '410100-new' },
      { predecessor: '419001-gone', successor: '410101-new' },
    ];
    assert.deepEqual(await store.predecessors('410100'), [one]);
    assert.deepEqual(await store.predecessors('41'), [one, two]);
    assert.deepEqual(await store.predecessors('11'), []);
    assert.deepEqual(await store.successors('419001-old'), [one]);
    const after = await store.successors('419001');
    assert.deepEqual(
      after.toSorted((a, b) => (a.successor < b.successor ? -1 : 1)),
      [one, two],
    );
  });

  it('what waits for a reviewer is noted once, and struck out', async (store) => {
    const waiting = (org: string, year: number, letter: string) => ({
      reportId: `${org}.${year}`,
      receiptId: `r-${letter.repeat(32)}`,
    });
    const one = waiting('419001-gov', 2021, 'a');
    const two = waiting('419002-gov', 2022, 'b');
    const other = waiting('110000-gov', 2021, 'c');
    for (const upload of [one, one, two, other]) await store.addWaiting(upload);
    assert.deepEqual((await store.waitingPage('41')).uploads, [one, two]);
    assert.deepEqual((await store.waitingPage('41', '419001#2021')).uploads, [two]);
    assert.deepEqual((await store.waitingPage('419001')).uploads, [one]);
    for (const upload of [one, one, waiting('419003-gov', 2021, 'd')]) await store.removeWaiting(upload);
    assert.deepEqual((await store.waitingPage('4190')).uploads, [two]);
  });

  it('revisions come back as they were put', async (store) => {
    const text = {
      sections: { one: '概述\u2028' },
      explanations: { 'X-CARRY': '已核实' },
      correctionReason: '更正',
    };
    const first = acceptedReport('1#a', text);
    const second = acceptedReport('1#b', {
      values: first.kind === 'report' ? first.report.values.with(0, '7') : [],
    });
    await store.putRevisions([second, first]);
    await store.putRevisions([first]);
    const marks = await store.revisions('419001-gov-office.2021');
    assert.deepEqual(
      marks.toSorted((a, b) => (a.token < b.token ? -1 : 1)),
      [first, second].map((record) => ({ token: record.token, digest: recordDigest(record) })),
    );
    assert.deepEqual(await store.revision('419001-gov-office.2021', '1#a'), first);
    assert.equal(await store.revision('419001-gov-office.2021', '1#c'), undefined);
    assert.deepEqual(await store.revisions('419001-gov-office.2020'), []);
  });

  it('the current item changes only under the version that was read', async (store) => {
    const record = acceptedReport('1#a');
    const id = '419001-gov-office.2021';
    const standing = {
      newest: '1#b',
      token: '1#a',
      digest: recordDigest(record),
      revision: 3,
      filed: '1#a',
    };
    assert.equal(await store.replaceCurrent(record, standing, undefined), true);
    assert.equal(await store.replaceCurrent(record, standing, undefined), false);
    const current = (await store.currents([id, 'nobody'])).get(id);
    assert.deepEqual(current, { ...standing, version: 1 });
    assert.equal(await store.replaceCurrent(record, standing, 2), false);
    assert.equal(await store.replaceCurrent(record, { ...standing, revision: 4 }, 1), true);
    assert.deepEqual((await store.currents([id])).get(id), { ...standing, revision: 4, version: 2 });
  });

  it('one of many concurrent writers wins', async (store) => {
    const record = acceptedRow('1#a');
    const standing = { newest: '1#a', token: '1#a', digest: recordDigest(record), revision: 1 };
    const tries = Array.from({ length: 12 }, () => store.replaceCurrent(record, standing, undefined));
    assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
  });

  it('counters rise, and published never passes or falls back', async (store) => {
    assert.deepEqual(await store.counter(SHARD), { unit: SHARD, dirty: 0, published: 0 });
    await Promise.all(Array.from({ length: 5 }, () => store.markDirty(SHARD)));
    assert.deepEqual(await store.markPublished(SHARD, 3), { unit: SHARD, dirty: 5, published: 3 });
    assert.deepEqual(await store.markPublished(SHARD, 2), { unit: SHARD, dirty: 5, published: 3 });
    assert.deepEqual(await store.counter(SHARD), { unit: SHARD, dirty: 5, published: 3 });
  });

  it('counters are found by province, and the register apart', async (store) => {
    const units = [
      SHARD,
      { ...SHARD, year: 2022 },
      { ...SHARD, region: '410000' },
      { ...SHARD, region: '110000' },
    ];
    for (const unit of [...units, REGISTER]) await store.markDirty(unit);
    const found = async (partition: string) => (await store.counters(partition)).map(({ unit }) => unit);
    assert.deepEqual(new Set(await found('41')), new Set(units.slice(0, 3)));
    assert.deepEqual(await found('organisations'), [REGISTER]);
    assert.deepEqual(await found('99'), []);
  });

  it('the sweep finds its place again', async (store) => {
    assert.equal(await store.sweepCursor(), undefined);
    await store.moveSweep('["a","b"]');
    assert.equal(await store.sweepCursor(), '["a","b"]');
    await store.moveSweep(undefined);
    assert.equal(await store.sweepCursor(), undefined);
  });

  it('what a sweep saw is told until the next one saw otherwise', async (store) => {
    assert.equal(await store.sweepNote(), undefined);
    const sweptAt = '2022-01-22T09:12:44Z';
    const waiting = { receiptId: 'r-1', receivedAt: '2022-01-22T09:10:00Z' };
    const failed = { receiptId: 'r-2', receivedAt: '2022-01-21T09:10:00Z' };
    for (const note of [
      { sweptAt, waiting, failed },
      { sweptAt, failed },
      { sweptAt, waiting },
      { sweptAt },
    ]) {
      await store.moveSweep('c', note);
      assert.deepEqual(await store.sweepNote(), note);
      await store.moveSweep(undefined);
      assert.deepEqual(await store.sweepNote(), note);
    }
  });

  it('a shard holds its reports in order of organisation, with their texts', async (store) => {
    const ids = ['419001-b', '419001-a', '419001-gov'];
    const records = ids.map((orgId) =>
      acceptedReport('1#a', { orgId, ...(orgId.endsWith('b') ? TEXT : {}) }),
    );
    await applyRecords(
      [...records, acceptedReport('1#a', { year: 2022 }), acceptedReport('1#a', OTHER)],
      store,
    );
    const found = await store.reportsOfShard(2021, '419001');
    assert.deepEqual(
      found.map(({ orgId }) => orgId),
      ['419001-a', '419001-b', '419001-gov'],
    );
    assert.deepEqual(found[1]?.sections, TEXT.sections);
    assert.deepEqual(
      (await store.figuresOfShard(2021, '419001')).map(({ orgId, sections, values }) => [
        orgId,
        sections,
        values,
      ]),
      found.map(({ orgId, values }) => [orgId, {}, values]),
    );
    const whole = {
      ...(records[0]?.kind === 'report' ? records[0].report : {}),
      revision: 1,
      source: records[0]?.source,
    };
    assert.deepEqual(await store.report('419001-b.2021'), whole);
    assert.equal(await store.report('419001-c.2021'), undefined);
    const figures = await store.figures(['419001-b.2021', '419001-c.2021']);
    assert.deepEqual([...figures], [['419001-b.2021', { ...whole, sections: {}, explanations: {} }]]);
  });

  it('a report that was withdrawn is no current one, and still stands as that', async (store) => {
    const gone = { values: [], withdrawn: true, correctionReason: '重复' } as const;
    await applyRecords([acceptedReport('1#a'), acceptedReport('1#b', gone)], store);
    const id = '419001-gov-office.2021';
    const stands = await store.stateOfReport(id);
    assert.deepEqual([stands?.withdrawn, stands?.revision, stands?.correctionReason], [true, 2, '重复']);
    assert.equal(await store.report(id), undefined);
    assert.equal(await store.stateOfReport('419001-nobody.2021'), undefined);
    assert.deepEqual(await store.figuresOfShard(2021, '419001'), []);
  });

  it('a report keeps blank, text, not applicable and zero apart', async (store) => {
    const zeros = acceptedReport('1#a');
    const values = zeros.kind === 'report' ? zeros.report.values : [];
    const cells = values.with(0, null).with(1, null).with(2, null).with(9, '72701.2578').with(10, '-5');
    const marks = {
      t2_regulations__issued: { status: 'blank' },
      t2_regulations__repealed: { status: 'text', raw: '3,件~' },
      t2_regulations__in_force: { status: 'not_applicable' },
      t2_fees__amount_wan: { status: 'reported', raw: '７２７０１.2578' },
    } as const;
    await applyRecords([acceptedReport('1#a', { values: cells, marks })], store);
    const found = await store.report('419001-gov-office.2021');
    assert.deepEqual([found?.values, found?.marks], [cells, marks]);
  });

  it('a shard of hundreds of reports is read whole', async (store) => {
    const records = Array.from({ length: 240 }, (_, number) =>
      acceptedReport('1#a', { orgId: `419001-${String(number).padStart(4, '0')}`, ...TEXT }),
    );
    await applyRecords(records, store);
    assert.equal((await store.reportsOfShard(2021, '419001')).length, 240);
  });

  it('a shard is read part by part, from an organisation on', async (store) => {
    const ids = ['410000-gov', '410000-gov-office', '410000-tax'];
    const filed = [...ids.map((orgId) => ({ orgId })), { orgId: ids[0] ?? '', year: 2022 }];
    await applyRecords(
      filed.map((change) => acceptedReport('1#a', change)),
      store,
    );
    const part = async (limit: number, from?: string) =>
      (await store.figuresPage({ year: 2021, region: '410000' }, limit, from)).rows.map(({ orgId }) => orgId);
    assert.deepEqual(await part(2), ids.slice(0, 2));
    assert.deepEqual(await part(2, ids[1]), ids.slice(1));
    assert.deepEqual(await part(9, '410000-go'), ids);
    assert.deepEqual(await part(9, '410000-taz'), []);
    assert.equal((await store.figuresPage({ year: 2021, region: '410000' }, 2)).more, true);
    assert.equal((await store.figuresPage({ year: 2021, region: '410000' }, 9)).more, false);
  });

  it('the shards below a region come in the order of region and year, each with its counter', async (store) => {
    const shards = [
      { region: '410000', year: 2021 },
      { region: '410000', year: 2022 },
      { region: '411500', year: 2020 },
      { region: '420000', year: 2021 },
    ];
    for (const shard of shards.toReversed()) await store.markDirty({ kind: 'reports', ...shard });
    await store.markDirty({ kind: 'reports', region: '410000', year: 2022 });
    await store.markDirty(REGISTER);
    const under = async (region: string) =>
      (await store.unitsUnder(region)).map((unit) => `${unit.region} ${unit.year} ${unit.dirty}`);
    assert.deepEqual(await under('41'), ['410000 2021 1', '410000 2022 2', '411500 2020 1']);
    assert.deepEqual(await under('4115'), ['411500 2020 1']);
    assert.deepEqual(await under('410000'), ['410000 2021 1', '410000 2022 2']);
    assert.deepEqual(await under('43'), []);
  });

  it('a shard of more than a page of the table is read whole', async (store) => {
    const values = FORM_2021.items.map(() => '1'.repeat(100));
    const records = Array.from({ length: 60 }, (_, number) =>
      acceptedReport('1#a', { orgId: `419001-${number}0`, values }),
    );
    await applyRecords(records, store);
    assert.equal((await store.reportsOfShard(2021, '419001')).length, 60);
  });

  it('decisions are found by shard, by report and by kind, the newest of each subject', async (store) => {
    const office = { reportId: '419001-gov-office.2021' };
    await applyRecords(
      [
        acceptedExplanation('1#a', office),
        acceptedExplanation('1#a', { ...office, rule: 'O-OUTLIER' }),
        acceptedExplanation('1#a', { reportId: '419001-gov.2021' }),
        acceptedExplanation('1#a', { reportId: '419001-gov-office.2022' }),
        acceptedExplanation('1#a', { reportId: '410000-gov.2021' }),
        acceptedReport('1#a'),
      ],
      store,
    );
    await applyRecords([acceptedExplanation('1#b', { ...office, text: '更正' })], store);
    const told = (found: readonly PublishedDecision[]) =>
      found
        .map(({ decision, revision, token }) => {
          const { reportId, rule, text } = asExplanation(decision);
          return [reportId, rule, text, revision, token].join(' ');
        })
        .toSorted();
    const own = [
      '419001-gov-office.2021 O-OUTLIER 机构合并，转入 2 件 1 1#a',
      '419001-gov-office.2021 X-CARRY 更正 2 1#b',
    ];
    assert.deepEqual(told(await store.decisionsOfReport('419001-gov-office.2021')), own);
    assert.deepEqual(told(await store.decisionsOfShard(2021, '419001')), [
      ...own,
      '419001-gov.2021 X-CARRY 机构合并，转入 2 件 1 1#a',
    ]);
    assert.deepEqual(await store.decisionsOfShard(2020, '419001'), []);
    assert.deepEqual(await store.decisionsOfKind('explanations'), []);
    const ids = ['419001-gov-office.2021#explanations#X-CARRY'];
    assert.deepEqual([...(await store.currents(ids)).keys()], ids);
  });

  it('rounds are read by year or all together, as they were taken', async (store) => {
    const rounds = [roundOf(2021, ''), roundOf(2021, '41'), roundOf(2022, '')];
    await applyRecords(
      rounds.map((round) => acceptedRound('1#a', round)),
      store,
    );
    const shown = (await store.rounds()).toSorted((a, b) => (a.roundId < b.roundId ? -1 : 1));
    assert.deepEqual(
      shown,
      rounds.map((round) => ({ ...round, revision: 1 })),
    );
    const ids = (await store.rounds(2021)).map(({ roundId }) => roundId);
    assert.deepEqual(ids.toSorted(), ['round-2021', 'round-2021-41']);
    assert.deepEqual(await store.rounds(2023), []);
    assert.equal((await store.currents(['round-2021-41'])).get('round-2021-41')?.revision, 1);
  });

  it('the register is read by id and page by page', async (store) => {
    const ids = ['110000-a', '110000-b', '110105-c', '310000-d'];
    await applyRecords(
      ids.map((orgId) => acceptedRow('1#a', { orgId })),
      store,
    );
    const found = await store.organisations([...ids, 'nobody']);
    assert.deepEqual([...found.keys()].toSorted(), ids);
    assert.equal(found.get('110000-a')?.revision, 1);
    const page = async (prefix: string, limit: number, after?: string) => {
      const { rows, more } = await store.organisationPage(prefix, limit, after);
      return [rows.map(({ orgId }) => orgId), more];
    };
    assert.deepEqual(await page('', 3), [ids.slice(0, 3), true]);
    assert.deepEqual(await page('', 3, '110105-c'), [['310000-d'], false]);
    assert.deepEqual(await page('11', 3), [ids.slice(0, 3), false]);
    assert.deepEqual(await page('11', 2, '110000-a'), [['110000-b', '110105-c'], false]);
    assert.deepEqual(await page('99', 2), [[], false]);
  });
}

const TEXT = { sections: { one: '一、总体情况' }, explanations: { 'X-CARRY': '已核实' } };
const OTHER = { orgId: '410000-gov' };

function asExplanation(decision: Decision): Extract<Decision, { readonly kind: 'explanations' }> {
  if (decision.kind !== 'explanations') throw new Error(`${decision.kind} are no explanations`);
  return decision;
}

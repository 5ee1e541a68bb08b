import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { ShardManifest } from '../../../core/publish/index-document.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { acceptedExplanation, acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const ORG = '419001-gov-office';

function filed(token: string, year: number, cells: Readonly<Record<string, string>>): AcceptedRecord {
  const values = FORM_2021.items.map(({ code }) => cells[code] ?? '0');
  return acceptedReport(token, { orgId: ORG, year, values });
}

const ROW = acceptedRow('1#a', { orgId: ORG });
const LAST = filed('1#b', 2021, { t3_carried_out__natural: '3' });
const OWN = filed('1#c', 2022, { t3_carried_in__natural: '5' });
const MENDED = filed('1#d', 2021, { t3_carried_out__natural: '5' });
const EXPLAINED = acceptedExplanation('1#e', { reportId: `${ORG}.2022`, text: '合并' });
const WITHDRAWN = acceptedReport('1#f', {
  orgId: ORG,
  year: 2022,
  values: [],
  withdrawn: true,
  correctionReason: '重复',
});

/** Takes records in one after the other, publishing after each whatever it touched. */
async function published(batches: readonly AcceptedRecord[]) {
  const shop = workshop();
  for (const record of batches) {
    await shop.take([record]);
    const counters = [...shop.table.counters.values()].filter(({ dirty, published: done }) => dirty > done);
    await publishUnits(
      counters.map(({ unit }) => unit),
      shop.ports,
    );
  }
  const read = (key: string) => JSON.parse(Buffer.from(shop.feed.get(key)?.body ?? '').toString());
  const manifestOf = (year: number): ShardManifest => {
    const root = read('feeds/v1/index.json');
    const yearIndex = read(root.years.find((one: { year: number }) => one.year === year).path);
    return read(read(yearIndex.provinces[0].path).regions[0].path);
  };
  return { ...shop, read, manifestOf, root: shop.feed.get('feeds/v1/index.json')?.etag };
}

async function openOf(batches: readonly AcceptedRecord[]) {
  const { read, manifestOf, feed } = await published(batches);
  const manifest = manifestOf(2022);
  const [entry] = manifest.reports;
  const document = entry === undefined ? undefined : read(entry.path);
  const csv = Buffer.from(
    feed.get(manifest.files.find(({ name }) => name === 'observations.csv')?.path ?? '')?.body ?? '',
  ).toString();
  const flagged = csv.split('\r\n').find((line) => line.includes(',t3_carried_in__natural,')) ?? '';
  const carry = document?.open_findings.find(({ code }: { code: string }) => code === 'X-CARRY');
  return { carry, flagged };
}

test('a break between two years is published with the report, in its JSON and as a flag of the cell', async () => {
  const { carry, flagged } = await openOf([ROW, LAST, OWN]);
  assert.deepEqual(
    [carry.items, carry.expected, carry.actual, carry.difference, carry.severity, carry.explanation],
    [['t3_carried_in__natural'], '3', '5', '2', 'warning', null],
  );
  assert.match(carry.message['zh-CN'], /3/);
  assert.match(flagged, /,reported,[^,]*\bX-CARRY,/);
});

test('it goes when the year before is mended later, without the report being sent again', async () => {
  const { carry, flagged } = await openOf([ROW, LAST, OWN, MENDED]);
  assert.equal(carry, undefined);
  assert.doesNotMatch(flagged, /X-CARRY/);
});

test('an explanation stands beside it', async () => {
  const { carry } = await openOf([ROW, LAST, OWN, EXPLAINED]);
  assert.deepEqual(carry.explanation, { text: '合并', by: '济源市人民政府办公室' });
});

test('what is published does not depend on the order in which uploads are worked on', async () => {
  const all = [ROW, LAST, OWN, MENDED, EXPLAINED, WITHDRAWN];
  const wanted = (await published(all)).root;
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
      assert.equal((await published(order)).root, wanted);
    }),
    { numRuns: 40 },
  );
});

test('a report that was withdrawn leaves the values, and stays in the manifest with its history', async () => {
  const { manifestOf, read } = await published([ROW, LAST, OWN, WITHDRAWN]);
  const manifest = manifestOf(2022);
  assert.deepEqual(manifest.reports, []);
  assert.deepEqual(
    manifest.withdrawn.map(({ report_id, revision, reason }) => [report_id, revision, reason]),
    [[`${ORG}.2022`, 2, '重复']],
  );
  const [history] = manifest.histories;
  assert.ok(history);
  assert.deepEqual(
    read(history.path).revisions.map(({ kind }: { kind: string }) => kind),
    ['first', 'withdrawal'],
  );
});

test('a later filing brings it back, with what changed against the last values', async () => {
  const back = filed('1#g', 2022, { t3_carried_in__natural: '3' });
  const { manifestOf, read } = await published([ROW, LAST, OWN, WITHDRAWN, back]);
  const manifest = manifestOf(2022);
  assert.deepEqual([manifest.reports.length, manifest.withdrawn.length], [1, 0]);
  const { revisions } = read(manifest.histories[0]?.path ?? '');
  assert.deepEqual(revisions.at(-1).changes, [
    { code: 't3_carried_in__natural', old: '5', old_status: 'reported', new: '3', new_status: 'reported' },
  ]);
});

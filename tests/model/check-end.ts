import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { AcceptedRecord } from '../../functions/ports.ts';
import { auditFeed, InvariantBroken } from './audit-feed.ts';
import { predecessorsOf } from './model-press.ts';
import { expectedState, type ExpectedRecord } from './expected-state.ts';
import type { World } from './model-ports.ts';

/** Holds a world at rest against I1, I2, I4, I6 and I8. `unheard`: versions that nobody was ever told of. */
export function checkEnd(world: World, unheard: ReadonlySet<string>): void {
  checkReceipts(world, unheard);
  const expected = expectedState(world);
  checkTable(world, expected);
  checkFeed(world, expected);
  checkCollections(world, expected);
  checkNewest(world, expected);
}

/** I1: one final receipt a version; only `failed` was ever replaced, and once. */
function checkReceipts({ bucket, table }: World, unheard: ReadonlySet<string>): void {
  for (const { version } of bucket) {
    if (unheard.has(version.versionId)) continue;
    const status = table.uploads.get(receiptIdOf(version))?.status;
    if (status === undefined) throw new InvariantBroken(`I1: ${version.versionId} has no receipt`);
  }
  for (const [receiptId, statuses] of Map.groupBy(table.written, (receipt) => receipt.receiptId)) {
    const [first, ...later] = statuses.map(({ status }) => status);
    const replaced = later.length === 1 && first === 'failed' && later[0] !== 'failed';
    if (later.length > 0 && !replaced) {
      throw new InvariantBroken(`I1: ${receiptId} had ${[first, ...later].join(', then ')}`);
    }
  }
}

function checkTable({ table }: World, expected: ReadonlyMap<string, ExpectedRecord>): void {
  for (const [id, { record, revision }] of expected) {
    const current = table.currents.get(id);
    const same = current?.record.token === record.token && current.state.revision === revision;
    if (!same) {
      const stands = `${current?.record.token} as revision ${current?.state.revision}`;
      throw new InvariantBroken(
        `I4: of ${id}, ${record.token} as revision ${revision} must stand, not ${stands}`,
      );
    }
  }
  const strays = [...table.currents.keys()].filter((id) => !expected.has(id));
  if (strays.length > 0) throw new InvariantBroken(`I8: nobody accepted ${strays.join(', ')}`);
}

function checkFeed({ feed }: World, expected: ReadonlyMap<string, ExpectedRecord>): void {
  const shown = auditFeed(feed);
  const lines = [
    ...(shown?.reports ?? []).map(({ reportId, revision, value, name, note, before, source }) =>
      [reportId, revision, value, name, note, before, source.fileSha256].join(' '),
    ),
    ...(shown?.organisations ?? []).map(({ orgId, revision, nameZh, kind }) =>
      [orgId, revision, nameZh, kind].join(' '),
    ),
    ...(shown?.rounds ?? []).map(({ roundId, revision, reason }) => [roundId, revision, reason].join(' ')),
  ];
  const wanted = [...expected.values()].flatMap((one) => lineOf(one, expected) ?? []);
  const missing = wanted.filter((line) => !lines.includes(line));
  const surplus = lines.filter((line) => !wanted.includes(line));
  if (missing.length + surplus.length > 0) {
    throw new InvariantBroken(`I2: the feed shows ${surplus.join('; ')} in place of ${missing.join('; ')}`);
  }
}

function lineOf(
  { record, revision }: ExpectedRecord,
  expected: ReadonlyMap<string, ExpectedRecord>,
): string | undefined {
  if (record.kind === 'decision') return undefined;
  if (record.kind === 'organisation') {
    const { orgId, nameZh, kind } = record.organisation;
    return [orgId, revision, nameZh, kind].join(' ');
  }
  if (record.kind === 'round') {
    const { roundId, excluded } = record.round;
    return [roundId, revision, excluded[0]?.reason].join(' ');
  }
  const { reportId, orgId, values } = record.report;
  const owner = expected.get(orgId)?.record;
  const name = owner?.kind === 'organisation' ? owner.organisation.nameZh : null;
  const explained = expected.get(`${reportId}#explanations#X-CARRY`)?.record;
  const decision = explained?.kind === 'decision' ? explained.decision : undefined;
  const note = decision?.kind === 'explanations' ? decision.text : null;
  const rows = [...expected.values()].flatMap((one) =>
    one.record.kind === 'organisation' ? [one.record.organisation] : [],
  );
  const valueOf = (id: string) => {
    const lastYear = expected.get(`${id}.${record.report.year - 1}`)?.record;
    return lastYear?.kind === 'report' ? (lastYear.report.values[0] ?? null) : null;
  };
  const before = [orgId, ...predecessorsOf(orgId, rows)].map(valueOf).join(',');
  const value = values[0] ?? null;
  return [reportId, revision, value, name, note, before, record.source.fileSha256].join(' ');
}

/**
 * I2: every year that somebody reported or a round speaks of has every region of the register, and every shard tells
 * the register and the rounds as they stand.
 */
function checkCollections({ feed }: World, expected: ReadonlyMap<string, ExpectedRecord>): void {
  const records = [...expected.values()];
  const years = new Set(records.flatMap(({ record }) => yearOf(record)));
  const regions = Map.groupBy(
    records.filter(({ record }) => record.kind === 'organisation'),
    ({ record }) => (record.kind === 'organisation' ? record.organisation.region : ''),
  );
  const shown = auditFeed(feed)?.collections;
  for (const year of years) {
    const rounds = records.flatMap((one) => roundLine(one, year));
    for (const [region, rows] of regions) {
      const wanted = [...rows.flatMap(registerLine), ...rounds].toSorted().join('; ');
      const told = shown?.get(`${year}/${region}`)?.join('; ');
      if (told !== wanted)
        throw new InvariantBroken(`I2: ${year}/${region} tells ${told} in place of ${wanted}`);
    }
  }
}

function yearOf(record: AcceptedRecord): readonly number[] {
  if (record.kind === 'report') return [record.report.year];
  return record.kind === 'round' ? [record.round.year] : [];
}

function registerLine({ record, revision }: ExpectedRecord): readonly string[] {
  if (record.kind !== 'organisation') return [];
  const { orgId, nameZh } = record.organisation;
  return [[orgId, nameZh, revision].join(' ')];
}

function roundLine({ record, revision }: ExpectedRecord, year: number): readonly string[] {
  if (record.kind !== 'round' || record.round.year !== year) return [];
  const { roundId, excluded } = record.round;
  return [[roundId, excluded[0]?.reason, revision].join(' ')];
}

/** The newest upload of a record stands or equals what stands: its receipt never says that it came too late. */
function checkNewest({ table, receipts }: World, expected: ReadonlyMap<string, ExpectedRecord>): void {
  for (const [id, { newest }] of expected) {
    const body = receipts.get(table.uploads.get(newest)?.body ?? '') ?? '{"records":[]}';
    // Rendered by the model's engine.
    const { records } = JSON.parse(body) as { readonly records: readonly { id: string; status: string }[] };
    const status = records.find((record) => record.id === id)?.status;
    if (status === 'superseded')
      throw new InvariantBroken(`I4: the newest upload of ${id} is told ${status}`);
  }
}

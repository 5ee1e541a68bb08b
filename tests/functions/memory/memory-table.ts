import type { PublishedDecision } from '../../../core/publish/published-decision.ts';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import type { StoredRevision } from '../../../core/publish/report-history.ts';
import type { PublishedRound } from '../../../core/publish/published-round.ts';
import { recordDigest } from '../../../functions/flows/record-digest.ts';
import { recordIdOf, shardOfReport } from '../../../functions/flows/record-id.ts';
import { momentOf } from '../../../functions/flows/order-token.ts';
import { unitKey, unitOfKey, unitPartition } from '../../../functions/flows/unit-key.ts';
import type {
  AcceptedRecord,
  CurrentState,
  StateReader,
  StateStore,
  SweepNote,
  Succession,
  UnitCounter,
  UploadRecord,
  WaitingUpload,
} from '../../../functions/ports.ts';
import type { Gate } from './gate.ts';

/** The items of the table, by what they are. */
export interface MemoryTable {
  readonly uploads: Map<string, UploadRecord>;
  readonly revisions: Map<string, Map<string, AcceptedRecord>>;
  readonly currents: Map<string, { readonly state: CurrentState; readonly record: AcceptedRecord }>;
  readonly counters: Map<string, UnitCounter>;
  /** Each report year, and whether it is open. */
  readonly years: Map<number, boolean>;
  /** Uploads that wait for a reviewer, by region and year. */
  readonly waiting: Map<string, ReadonlySet<string>>;
  cursor: string | undefined;
  note: SweepNote | undefined;
  /** Every receipt that ever stood, in the order of writing, for checks afterwards. */
  readonly written: { readonly receiptId: string; readonly status: string; readonly body: string }[];
}

export function emptyTable(): MemoryTable {
  return {
    uploads: new Map(),
    revisions: new Map(),
    currents: new Map(),
    counters: new Map(),
    years: new Map(),
    waiting: new Map(),
    cursor: undefined,
    note: undefined,
    written: [],
  };
}

/** The writing side in memory: each item is written alone, and a query reads its items one after the other. */
export function memoryState(table: MemoryTable, gate: Gate): StateStore {
  return { ...uploadItems(table, gate), ...recordItems(table, gate), ...counterItems(table, gate) };
}

function uploadItems(table: MemoryTable, gate: Gate) {
  const of = (receiptId: string): UploadRecord =>
    table.uploads.get(receiptId) ?? { receiptId, attempts: 0, units: [] };
  return {
    uploadRecord: (receiptId) => gate('upload.get', () => table.uploads.get(receiptId)),
    uploadRecords: (receiptIds) => getEach('upload.get', receiptIds, table.uploads, gate),
    beginAttempt: (receiptId) =>
      gate('upload.attempt', () => {
        const record = of(receiptId);
        if (record.plan !== undefined || (record.status ?? 'failed') !== 'failed') return record;
        const next = { ...record, attempts: record.attempts + 1 };
        table.uploads.set(receiptId, next);
        return next;
      }),
    forgiveAttempts: (receiptId) =>
      gate('upload.forgive', () => void table.uploads.set(receiptId, { ...of(receiptId), attempts: 0 })),
    attachPlan: (receiptId, plan) =>
      gate('upload.plan', () => {
        const record = of(receiptId);
        if (record.plan !== undefined || (record.status ?? 'failed') !== 'failed') return false;
        table.uploads.set(receiptId, { ...record, plan });
        return true;
      }),
    finish: (receiptId, receipt) =>
      gate('upload.finish', () => {
        const record = of(receiptId);
        const replaceable =
          record.status === undefined || (record.status === 'failed' && receipt.status !== 'failed');
        if (!replaceable || record.plan !== receipt.plan) return false;
        table.uploads.set(receiptId, { ...record, ...receipt });
        table.written.push({ receiptId, status: receipt.status, body: receipt.body });
        return true;
      }),
  } satisfies Partial<StateStore>;
}

function recordItems(table: MemoryTable, gate: Gate) {
  return {
    putRevisions: async (records) => {
      for (const record of records) await gate('revision.put', () => keep(record, table));
    },
    successors: async (prefix) =>
      successions(table, gate, ({ predecessor }) => predecessor.startsWith(prefix)),
    revisions: async (recordId) => {
      const marks = [];
      for await (const [token, record] of query(
        'revision.query',
        () => table.revisions.get(recordId),
        gate,
      )) {
        marks.push({ token, digest: recordDigest(record) });
      }
      return marks;
    },
    revision: (recordId, token) => gate('revision.get', () => table.revisions.get(recordId)?.get(token)),
    currents: async (recordIds) => {
      const found = await getEach('current.get', recordIds, table.currents, gate);
      return new Map([...found].map(([id, { state }]) => [id, state]));
    },
    replaceCurrent: (record, standing, readVersion) =>
      gate('current.put', () => {
        const id = recordIdOf(record);
        if (table.currents.get(id)?.state.version !== readVersion) return false;
        table.currents.set(id, { record, state: { ...standing, version: (readVersion ?? 0) + 1 } });
        return true;
      }),
  } satisfies Partial<StateStore>;
}

function keep(record: AcceptedRecord, table: MemoryTable): void {
  const id = recordIdOf(record);
  const revisions = table.revisions.get(id) ?? new Map<string, AcceptedRecord>();
  table.revisions.set(id, revisions.set(record.token, record));
}

function counterItems(table: MemoryTable, gate: Gate) {
  const of = (name: string): UnitCounter =>
    table.counters.get(name) ?? { unit: unitOfKey(name), dirty: 0, published: 0 };
  return {
    markDirty: (unit) =>
      gate('counter.dirty', () => {
        const counter = of(unitKey(unit));
        table.counters.set(unitKey(unit), { ...counter, dirty: counter.dirty + 1 });
      }),
    markPublished: (unit, dirty) =>
      gate('counter.published', () => {
        const counter = of(unitKey(unit));
        const next = { ...counter, published: Math.max(counter.published, dirty) };
        table.counters.set(unitKey(unit), next);
        return next;
      }),
    counter: (unit) => gate('counter.get', () => of(unitKey(unit))),
    counters: async (partition) => {
      const found: UnitCounter[] = [];
      const own = () =>
        new Map([...table.counters].filter(([, { unit }]) => unitPartition(unit) === partition));
      for await (const [, counter] of query('counter.query', own, gate)) found.push(counter);
      return found;
    },
    addWaiting: (waiting) =>
      gate('waiting.put', () => {
        const { name, text } = waitingPlace(waiting);
        table.waiting.set(name, new Set([...(table.waiting.get(name) ?? []), text]));
      }),
    removeWaiting: (waiting) =>
      gate('waiting.put', () => {
        const { name, text } = waitingPlace(waiting);
        table.waiting.set(name, new Set([...(table.waiting.get(name) ?? [])].filter((one) => one !== text)));
      }),
    years: () =>
      gate('years.get', () =>
        [...table.years].toSorted(([a], [b]) => a - b).map(([year, isOpen]) => ({ year, isOpen })),
      ),
    beginYear: (year) => gate('years.put', () => void table.years.set(year, table.years.get(year) ?? false)),
    openYear: (year) => gate('years.put', () => void table.years.set(year, true)),
    regionsOfRegister: async (area) => {
      const regions = new Set<string>();
      const own = () =>
        new Map(
          [...table.currents].filter(
            ([id, { record }]) => record.kind === 'organisation' && id.startsWith(area),
          ),
        );
      for await (const [id] of query('organisation.query', own, gate)) regions.add(id.slice(0, 6));
      return [...regions];
    },
    sweepCursor: () => gate('sweep.get', () => table.cursor),
    moveSweep: (cursor, note) =>
      gate('sweep.put', () => {
        table.cursor = cursor;
        if (note !== undefined) table.note = note;
      }),
    sweepNote: () => gate('sweep.get', () => table.note),
  } satisfies Partial<StateStore>;
}

/** The reading side in memory. */
export function memoryReader(table: MemoryTable, gate: Gate): StateReader {
  const all = (wanted: (record: AcceptedRecord) => boolean) => () =>
    new Map([...table.currents].filter(([, { record }]) => wanted(record)));
  const statesOfShard: StateReader['statesOfShard'] = async (year, region) => {
    const reports: PublishedReport[] = [];
    const own = all(
      (record) =>
        record.kind === 'report' && record.report.year === year && record.report.orgId.startsWith(region),
    );
    for await (const [, current] of query('reports.query', own, gate)) reports.push(...stateIn(current));
    return reports;
  };
  const reportsOfShard: StateReader['reportsOfShard'] = async (year, region) =>
    (await statesOfShard(year, region)).filter(({ withdrawn }) => withdrawn === undefined);
  const decisionsWhere = async (isWanted: (id: string) => boolean) => {
    const decisions: PublishedDecision[] = [];
    const own = all((record) => record.kind === 'decision' && isWanted(recordIdOf(record)));
    for await (const [, current] of query('decision.query', own, gate))
      decisions.push(...decisionIn(current));
    return decisions;
  };
  return {
    statesOfShard,
    reportsOfShard,
    histories: async (reportIds) => {
      const found = new Map<string, StoredRevision[]>();
      for (const id of new Set(reportIds)) {
        const revisions: StoredRevision[] = [];
        for await (const [, record] of query('revision.query', () => table.revisions.get(id), gate)) {
          if (record.kind !== 'report') continue;
          const { token, source, report } = record;
          revisions.push({ token, digest: recordDigest(record), source, report });
        }
        if (revisions.length > 0) found.set(id, revisions);
      }
      return found;
    },
    figuresOfShard: async (year, region) => (await reportsOfShard(year, region)).map(withoutText),
    figuresPage: async ({ year, region }, limit, from = '') => {
      const rows = (await reportsOfShard(year, region))
        .filter(({ orgId }) => orgId >= from)
        .toSorted((a, b) => (a.orgId < b.orgId ? -1 : 1));
      return { rows: rows.slice(0, limit).map(withoutText), more: rows.length > limit };
    },
    unitsUnder: (prefix) =>
      gate('counter.query', () =>
        [...table.counters.values()]
          .flatMap(({ unit, dirty }) =>
            unit.kind === 'reports' && unit.region.startsWith(prefix)
              ? [{ year: unit.year, region: unit.region, dirty }]
              : [],
          )
          .toSorted((a, b) => (a.region === b.region ? a.year - b.year : a.region < b.region ? -1 : 1)),
      ),
    report: (reportId) => gate('report.get', () => reportIn(table.currents.get(reportId))[0]),
    stateOfReport: (reportId) => gate('report.get', () => stateIn(table.currents.get(reportId))[0]),
    figures: async (reportIds) => {
      const found = await getEach('report.get', reportIds, table.currents, gate);
      const textless = [...found].flatMap(([id, current]) =>
        reportIn(current).map((report) => [id, withoutText(report)] as const),
      );
      return new Map(textless);
    },
    decisionsOfShard: async (year, region) =>
      decisionsWhere((id) => {
        const [reportId = ''] = id.split('#');
        return reportId.startsWith(region) && reportId.endsWith(`.${year}`);
      }),
    waitingPage: (region, after = '') =>
      gate('waiting.query', () => {
        const shards = [...table.waiting].filter(([name]) => name.startsWith(region) && name > after);
        const inOrder = shards.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, 2);
        const last = shards.length > inOrder.length ? inOrder.at(-1)?.[0] : undefined;
        const uploads = inOrder.flatMap(([, texts]) =>
          [...texts].toSorted().map((text) => {
            const [reportId = '', receiptId = ''] = text.split(' ');
            return { reportId, receiptId };
          }),
        );
        return { uploads, ...(last === undefined ? {} : { next: last }) };
      }),
    decisionsOfReport: async (reportId) => decisionsWhere((id) => id.startsWith(`${reportId}#`)),
    decisionsOfKind: async (kind) => decisionsWhere((id) => id.startsWith(`#${kind}#`)),
    organisations: async (ids) => {
      const found = await getEach('organisation.get', ids, table.currents, gate);
      return new Map(
        [...found].flatMap(([id, current]) => organisationIn(current).map((row) => [id, row] as const)),
      );
    },
    predecessors: async (prefix) => successions(table, gate, ({ successor }) => successor.startsWith(prefix)),
    organisationPage: async (prefix, limit, after = '') => {
      const rows: PublishedOrganisation[] = [];
      const own = all((record) => record.kind === 'organisation' && recordIdOf(record).startsWith(prefix));
      for await (const [id, current] of query('organisation.query', own, gate)) {
        if (id > after) rows.push(...organisationIn(current));
      }
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
    rounds: async (year) => {
      const rounds: PublishedRound[] = [];
      const own = all(
        (record) => record.kind === 'round' && (year === undefined || record.round.year === year),
      );
      for await (const [, current] of query('round.query', own, gate)) rounds.push(...roundIn(current));
      return rounds;
    },
    uploadRecord: (receiptId) => gate('upload.get', () => table.uploads.get(receiptId)),
  };
}

/** Kept with the revisions, as items of their own. */
async function successions(
  table: MemoryTable,
  gate: Gate,
  isWanted: (succession: Succession) => boolean,
): Promise<readonly Succession[]> {
  const found: Succession[] = [];
  const own = () =>
    new Map(
      [...table.revisions.values()].flatMap((revisions) =>
        [...revisions.values()].flatMap((record): [string, Succession][] => {
          if (record.kind !== 'organisation' || record.organisation.successor === undefined) return [];
          const { orgId: predecessor, successor } = record.organisation;
          return isWanted({ successor, predecessor })
            ? [[`${successor}#${predecessor}`, { successor, predecessor }]]
            : [];
        }),
      ),
    );
  for await (const [, succession] of query('succession.query', own, gate)) found.push(succession);
  return found;
}

function waitingPlace({ reportId, receiptId }: WaitingUpload) {
  const { year, region } = shardOfReport(reportId);
  return { name: `${region}#${year}`, text: `${reportId} ${receiptId}` };
}

type Current = { readonly state: CurrentState; readonly record: AcceptedRecord };

function reportIn(current: Current | undefined): readonly PublishedReport[] {
  return stateIn(current).filter(({ withdrawn }) => withdrawn === undefined);
}

function stateIn(current: Current | undefined): readonly PublishedReport[] {
  if (current?.record.kind !== 'report') return [];
  const { state, record } = current;
  const filedAt = state.filed === state.newest ? undefined : momentOf(state.filed ?? '');
  return [
    {
      ...record.report,
      revision: state.revision,
      source: record.source,
      ...(filedAt !== undefined && { filedAt }),
    },
  ];
}

function organisationIn(current: Current): readonly PublishedOrganisation[] {
  if (current.record.kind !== 'organisation') return [];
  return [{ ...current.record.organisation, revision: current.state.revision }];
}

function decisionIn({ record, state }: Current): readonly PublishedDecision[] {
  if (record.kind !== 'decision') return [];
  const { token, revision } = state;
  return [{ decision: record.decision, revision, token, receivedAt: record.source.receivedAt }];
}

function roundIn(current: Current): readonly PublishedRound[] {
  if (current.record.kind !== 'round') return [];
  return [{ ...current.record.round, revision: current.state.revision }];
}

function withoutText({
  correctionReason: _text,
  basedOnRevision: _base,
  ...report
}: PublishedReport): PublishedReport {
  return { ...report, sections: {}, explanations: {} };
}

async function getEach<Item>(
  call: string,
  ids: readonly string[],
  items: ReadonlyMap<string, Item>,
  gate: Gate,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  for (const id of new Set(ids)) {
    const item = await gate(call, () => items.get(id));
    if (item !== undefined) found.set(id, item);
  }
  return found;
}

/** Items in key order, each read on its own: what is written behind the reader is missed, as in a real Query. */
async function* query<Item>(
  call: string,
  items: () => ReadonlyMap<string, Item> | undefined,
  gate: Gate,
): AsyncGenerator<readonly [string, Item]> {
  let last = '';
  for (;;) {
    const next = await gate(call, () => firstAfter(items() ?? new Map(), last));
    if (next === undefined) return;
    yield next;
    last = next[0];
  }
}

function firstAfter<Item>(
  items: ReadonlyMap<string, Item>,
  last: string,
): readonly [string, Item] | undefined {
  let first: readonly [string, Item] | undefined;
  for (const entry of items) {
    if (entry[0] > last && (first === undefined || entry[0] < first[0])) first = entry;
  }
  return first;
}

import { regionOf } from '../../core/forms/canonical-report.ts';
import { provinceOf, type ShardPlace } from '../../core/publish/feed-name.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import { inParallel } from '../flows/in-parallel.ts';
import { shardOfReport } from '../flows/record-id.ts';
import { unitOfKey } from '../flows/unit-key.ts';
import type { StateReader, StateStore, UnitCounter, UploadRecord, WaitingUpload } from '../ports.ts';
import { Attributes, NewerItem, type Item } from './attribute.ts';
import type { DynamodbTable, UpdateParams } from './dynamodb-table.ts';
import {
  currentState,
  decisionOf,
  organisationOf,
  recordOf,
  reportFigures,
  revisionItem,
  revisionMark,
  storedRevision,
  roundOf,
} from './record-item.ts';
import { recordParams } from './record-params.ts';
import { successionItems, successionOf } from './succession-item.ts';
import { sweepNoteOf } from './sweep-note.ts';
import { recordIdAt, tableKey } from './table-key.ts';
import { uploadRecordOf } from './upload-item.ts';

const HISTORIES_AT_ONCE = 16;

/** Regions and years in one page of what waits for a reviewer. */
const WAITING_SHARDS = 20;

/** The most region-years of one province: about 600 kB of counters. */
const MOST_UNITS = 5000;

/** Both sides of the table in DynamoDB. */
export function dynamodbStore(table: DynamodbTable): StateStore & StateReader {
  return { ...uploadSide(table), ...recordSide(table), ...counterSide(table), ...readingSide(table) };
}

function uploadSide(table: DynamodbTable) {
  const uploadRecord = async (receiptId: string): Promise<UploadRecord | undefined> => {
    const item = await table.get(tableKey.upload(receiptId));
    return item && uploadRecordOf(item);
  };
  return {
    uploadRecord,
    uploadRecords: async (receiptIds) => {
      const items = await table.getAll(receiptIds.map(tableKey.upload));
      return new Map(items.map(uploadRecordOf).map((record) => [record.receiptId, record]));
    },
    beginAttempt: async (receiptId, upload) => {
      const item = await table.update(recordParams.beginAttempt(receiptId, upload));
      if (item !== 'refused') return uploadRecordOf(item);
      const record = await uploadRecord(receiptId);
      if (record === undefined) throw new Error(`an attempt at ${receiptId} was refused without a reason`);
      return record;
    },
    forgiveAttempts: (receiptId) => must(table, recordParams.forgiveAttempts(receiptId)),
    attachPlan: async (receiptId, plan) =>
      (await table.update(recordParams.attachPlan(receiptId, plan))) !== 'refused',
    finish: async (receiptId, receipt) =>
      (await table.update(recordParams.finish(receiptId, receipt))) !== 'refused',
  } satisfies Partial<StateStore>;
}

function recordSide(table: DynamodbTable) {
  return {
    putRevisions: (records) =>
      table.putAll(records.flatMap((record) => [revisionItem(record), ...successionItems(record)])),
    successors: async (prefix) => {
      const query = recordParams.partitionFrom(tableKey.successors(provinceOf(prefix)), prefix);
      return (await table.query(query)).map(successionOf);
    },
    revisions: async (recordId) => (await table.query(recordParams.revisions(recordId))).map(revisionMark),
    revision: async (recordId, token) => {
      const item = await table.get(tableKey.revision(recordId, token));
      return item && recordOf(item);
    },
    currents: async (recordIds) => {
      const items = await table.getAll(recordIds.map(tableKey.current));
      return new Map(items.map((item) => [idOf(item), currentState(item)]));
    },
    replaceCurrent: (record, standing, readVersion) =>
      table.put(recordParams.replaceCurrent(record, standing, readVersion)),
  } satisfies Partial<StateStore>;
}

function counterSide(table: DynamodbTable) {
  const counter: StateStore['counter'] = async (unit) => {
    // A publisher asks for many at once, which makes one batch.
    const [item] = await table.getAll([tableKey.counter(unit)]);
    return item === undefined ? { unit, dirty: 0, published: 0 } : counterOf(item);
  };
  return {
    counter,
    markDirty: (unit) => must(table, recordParams.markDirty(unit)),
    markPublished: async (unit, dirty) => {
      const item = await table.update(recordParams.markPublished(unit, dirty));
      return item === 'refused' ? counter(unit) : counterOf(item);
    },
    counters: async (partition) =>
      (await table.query(recordParams.partition(tableKey.counters(partition)))).map(counterOf),
    addWaiting: (waiting) => must(table, recordParams.addWaiting(waiting)),
    removeWaiting: (waiting) => must(table, recordParams.removeWaiting(waiting)),
    years: async () => {
      const item = await table.get(tableKey.years());
      const years = (name: string) => (item === undefined ? [] : new Attributes(item).numbers(name));
      const open = new Set(years('open'));
      return [...new Set([...years('begun'), ...open])]
        .toSorted((a, b) => a - b)
        .map((year) => ({ year, isOpen: open.has(year) }));
    },
    beginYear: (year) => must(table, recordParams.addYear('begun', year)),
    openYear: (year) => must(table, recordParams.addYear('open', year)),
    regionsOfRegister: async (area) => {
      const items = await table.query(recordParams.registerIds(area));
      return [...new Set(items.map((item) => regionOf(new Attributes(item).text('sk'))))];
    },
    sweepCursor: async () => {
      const item = await table.get(tableKey.sweep());
      return item && new Attributes(item).textIf('cursor');
    },
    moveSweep: (cursor, note) => must(table, recordParams.moveSweep(cursor, note)),
    sweepNote: async () => {
      const item = await table.get(tableKey.sweep());
      return item && sweepNoteOf(item);
    },
  } satisfies Partial<StateStore>;
}

function readingSide(table: DynamodbTable) {
  return {
    statesOfShard: (year, region) => statesOfShard({ year, region }, table),
    reportsOfShard: async (year, region) => (await statesOfShard({ year, region }, table)).filter(isCurrent),
    figuresOfShard: async (year, region) => {
      const items = await table.query(recordParams.partition(tableKey.shard(year, region)));
      return items.map((item) => reportFigures(item).report).filter(isCurrent);
    },
    figuresPage: async ({ year, region }, limit, from) => {
      const rows: PublishedReport[] = [];
      for (let place = from; ; ) {
        const wanted = limit - rows.length;
        const page = await table.queryPage(
          recordParams.shardPage(tableKey.shard(year, region), wanted, place),
        );
        const found = page.items.map((item) => reportFigures(item).report);
        rows.push(...found.filter(isCurrent));
        const last = found.at(-1);
        if (page.next === undefined || last === undefined || rows.length === limit)
          return { rows, more: page.next !== undefined };
        place = behind(last.orgId);
      }
    },
    unitsUnder: async (region) => {
      const page = await table.queryPage(recordParams.unitsUnder(region, MOST_UNITS));
      // All regions of a province over a century are fewer, and half a list would pass for a whole one.
      if (page.next !== undefined) throw new Error(`more than ${MOST_UNITS} units lie below ${region}`);
      return page.items.map(counterOf).flatMap(shardCounter);
    },
    report: async (reportId) => {
      const state = await stateOfReport(reportId, table);
      return state && isCurrent(state) ? state : undefined;
    },
    stateOfReport: (reportId) => stateOfReport(reportId, table),
    figures: async (reportIds) => {
      const items = await table.getAll(reportIds.map(tableKey.current));
      const found = items.map((item) => reportFigures(item).report).filter(isCurrent);
      return new Map(found.map((report) => [report.reportId, report]));
    },
    histories: async (reportIds) => {
      const found = await inParallel([...new Set(reportIds)], HISTORIES_AT_ONCE, async (reportId) => {
        const items = await table.query(recordParams.partition(tableKey.revisions(reportId)));
        return [reportId, items.map(storedRevision)] as const;
      });
      return new Map(found.filter(([, revisions]) => revisions.length > 0));
    },
    decisionsOfShard: async (year, region) =>
      (await table.query(recordParams.partition(tableKey.decisions(year, region)))).map(decisionOf),
    decisionsOfReport: async (reportId) => {
      const { year, region } = shardOfReport(reportId);
      const start = tableKey.decisionsAbout(tableKey.current(reportId).sk);
      const about = recordParams.partitionFrom(tableKey.decisions(year, region), start);
      return (await table.query(about)).map(decisionOf);
    },
    waitingPage: async (region, after) => {
      const page = await table.queryPage(recordParams.waitingPage(region, WAITING_SHARDS, after));
      const uploads = page.items.flatMap((item) =>
        new Attributes(item).texts('uploads').toSorted().map(waitingOf),
      );
      const next = page.next?.['sk']?.S;
      return { uploads, ...(next === undefined ? {} : { next }) };
    },
    decisionsOfKind: async (kind) =>
      (await table.query(recordParams.partition(tableKey.decisionsOfKind(kind)))).map(decisionOf),
    organisations: async (ids) => {
      const items = await table.getAll(ids.map(tableKey.current));
      return new Map(items.map((item) => [idOf(item), organisationOf(item)]));
    },
    predecessors: async (prefix) => {
      const query = recordParams.partitionFrom(tableKey.predecessors(provinceOf(prefix)), prefix);
      return (await table.query(query)).map(successionOf);
    },
    rounds: async (year) => (await table.query(recordParams.rounds(year))).map(roundOf),
    organisationPage: async (prefix, limit, after) => {
      const items: Item[] = [];
      let last = after;
      do {
        const left = limit + 1 - items.length;
        const page = await table.queryPage(recordParams.organisations(prefix, left, last));
        items.push(...page.items);
        last = page.next?.['sk']?.S;
      } while (last !== undefined && items.length <= limit);
      return { rows: items.slice(0, limit).map(organisationOf), more: items.length > limit };
    },
  } satisfies Partial<StateReader>;
}

async function statesOfShard(
  { year, region }: ShardPlace,
  table: DynamodbTable,
): Promise<readonly PublishedReport[]> {
  return withTexts(await table.query(recordParams.partition(tableKey.shard(year, region))), table);
}

async function stateOfReport(reportId: string, table: DynamodbTable): Promise<PublishedReport | undefined> {
  const item = await table.get(tableKey.current(reportId));
  return item && (await withTexts([item], table))[0];
}

function isCurrent({ withdrawn }: PublishedReport): boolean {
  return withdrawn === undefined;
}

/** The least sort key behind an organisation's: no id holds a character below `-`. */
function behind(orgId: string): string {
  return `${orgId}!`;
}

/** Texts are fetched from revisions, and only for the reports that have any. */
async function withTexts(items: readonly Item[], table: DynamodbTable): Promise<readonly PublishedReport[]> {
  const reports = items.map((item) => ({ ...reportFigures(item), token: currentState(item).token }));
  const wanted = reports.filter(({ text }) => text);
  const keys = wanted.map(({ report, token }) => tableKey.revision(report.reportId, token));
  const revisions = (await table.getAll(keys)).map(recordOf);
  const whole = new Map(
    revisions.flatMap((record) =>
      record.kind === 'report' ? [[record.report.reportId, record.report]] : [],
    ),
  );
  return reports.map(({ report, text }) => {
    if (!text) return report;
    const found = whole.get(report.reportId);
    if (found === undefined) throw new Error(`the standing revision of ${report.reportId} is missing`);
    const { revision, source, filedAt } = report;
    return { ...found, revision, source, ...(filedAt !== undefined && { filedAt }) };
  });
}

function waitingOf(text: string): WaitingUpload {
  const [reportId = '', receiptId = ''] = text.split(' ');
  return { reportId, receiptId };
}

function counterOf(item: Item): UnitCounter {
  const attributes = new Attributes(item);
  return {
    unit: unitOfKey(attributes.text('sk')),
    dirty: attributes.numberOr('dirty', 0),
    published: attributes.numberOr('published', 0),
  };
}

function shardCounter({ unit, dirty }: UnitCounter) {
  return unit.kind === 'reports' ? [{ year: unit.year, region: unit.region, dirty }] : [];
}

function idOf(item: Item): string {
  const attributes = new Attributes(item);
  return recordIdAt({ pk: attributes.text('pk'), sk: attributes.text('sk') });
}

/** Sends an update whose only condition is that no newer code wrote the item. */
async function must(table: DynamodbTable, params: UpdateParams): Promise<void> {
  if ((await table.update(params)) !== 'refused') return;
  throw new NewerItem(`item ${params.Key?.['pk']?.S} ${params.Key?.['sk']?.S} was written by newer code`);
}

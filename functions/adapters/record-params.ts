import type {
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { roundIdOf } from '../../core/datasets/round.ts';
import { provinceOf } from '../../core/publish/feed-name.ts';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { unitsBelow } from '../flows/unit-key.ts';
import { shardOfReport } from '../flows/record-id.ts';
import type {
  AcceptedRecord,
  FinalReceipt,
  Standing,
  SweepNote,
  UploadName,
  WaitingUpload,
} from '../ports.ts';
import { SCHEMA_VERSION } from './attribute.ts';
import { currentItem } from './record-item.ts';
import { tableKey, type TableKey } from './table-key.ts';
import { encodeUnits } from './unit-list.ts';

type Get = Omit<GetItemCommandInput, 'TableName'>;
type Put = Omit<PutItemCommandInput, 'TableName'>;
type Query = Omit<QueryCommandInput, 'TableName'>;
type Update = Omit<UpdateItemCommandInput, 'TableName'>;

/** A condition that leaves items of newer code alone. An attribute that is not there is never more than anything. */
const NOT_NEWER = 'NOT sv > :sv';
const OPEN = '(attribute_not_exists(#status) OR #status = :failed)';
const UNJUDGED = `attribute_not_exists(#plan) AND ${OPEN} AND ${NOT_NEWER}`;

const SV = { ':sv': { N: String(SCHEMA_VERSION) } };
const FAILED = { ':failed': { S: 'failed' } };
const UPLOAD_NAMES = { '#status': 'status', '#plan': 'plan' };

/** The parameters of every request for items, without the table's name; computed and tested apart from sending. */
export const recordParams = {
  get: (key: TableKey): Get => ({ Key: keyOf(key), ConsistentRead: true }),

  beginAttempt: (receiptId: string, { key, versionId }: UploadName): Update => ({
    Key: keyOf(tableKey.upload(receiptId)),
    UpdateExpression: 'SET sv = :sv, #key = :key, #version = :version ADD attempts :one',
    ConditionExpression: UNJUDGED,
    ExpressionAttributeNames: { ...UPLOAD_NAMES, '#key': 'key', '#version': 'version' },
    ExpressionAttributeValues: {
      ...SV,
      ...FAILED,
      ':key': { S: key },
      ':version': { S: versionId },
      ':one': { N: '1' },
    },
    ReturnValues: 'ALL_NEW',
  }),

  forgiveAttempts: (receiptId: string): Update => ({
    Key: keyOf(tableKey.upload(receiptId)),
    UpdateExpression: 'SET sv = :sv, attempts = :none',
    ConditionExpression: NOT_NEWER,
    ExpressionAttributeValues: { ...SV, ':none': { N: '0' } },
  }),

  attachPlan: (receiptId: string, plan: string): Update => ({
    Key: keyOf(tableKey.upload(receiptId)),
    UpdateExpression: 'SET sv = :sv, #plan = :plan',
    ConditionExpression: UNJUDGED,
    ExpressionAttributeNames: UPLOAD_NAMES,
    ExpressionAttributeValues: { ...SV, ...FAILED, ':plan': { S: plan } },
  }),

  finish: (receiptId: string, { status, body, units, plan }: FinalReceipt): Update => ({
    Key: keyOf(tableKey.upload(receiptId)),
    UpdateExpression: 'SET sv = :sv, #status = :status, body = :body, #units = :units',
    ConditionExpression: [
      status === 'failed' ? 'attribute_not_exists(#status)' : OPEN,
      plan === undefined ? 'attribute_not_exists(#plan)' : '#plan = :plan',
      NOT_NEWER,
    ].join(' AND '),
    ExpressionAttributeNames: { ...UPLOAD_NAMES, '#units': 'units' },
    ExpressionAttributeValues: {
      ...SV,
      ...(status === 'failed' ? {} : FAILED),
      ...(plan === undefined ? {} : { ':plan': { S: plan } }),
      ':status': { S: status },
      ':body': { S: body },
      ':units': { S: encodeUnits(units) },
    },
  }),

  replaceCurrent: (record: AcceptedRecord, standing: Standing, readVersion: number | undefined): Put => ({
    Item: currentItem(record, standing, (readVersion ?? 0) + 1),
    ...(readVersion === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: `ver = :ver AND ${NOT_NEWER}`,
          ExpressionAttributeValues: { ...SV, ':ver': { N: String(readVersion) } },
        }),
  }),

  markDirty: (unit: FeedUnit): Update => ({
    Key: keyOf(tableKey.counter(unit)),
    UpdateExpression: 'SET sv = :sv ADD dirty :one',
    ConditionExpression: NOT_NEWER,
    ExpressionAttributeValues: { ...SV, ':one': { N: '1' } },
  }),

  markPublished: (unit: FeedUnit, dirty: number): Update => ({
    Key: keyOf(tableKey.counter(unit)),
    UpdateExpression: 'SET sv = :sv, published = :dirty',
    ConditionExpression: `NOT published >= :dirty AND ${NOT_NEWER}`,
    ExpressionAttributeValues: { ...SV, ':dirty': { N: String(dirty) } },
    ReturnValues: 'ALL_NEW',
  }),

  /** `begun` or `open`: the attribute that the year is added to. */
  addYear: (attribute: 'begun' | 'open', year: number): Update => ({
    Key: keyOf(tableKey.years()),
    UpdateExpression: 'SET sv = :sv ADD #years :year',
    ConditionExpression: NOT_NEWER,
    ExpressionAttributeNames: { '#years': attribute },
    ExpressionAttributeValues: { ...SV, ':year': { NS: [String(year)] } },
  }),

  addWaiting: (upload: WaitingUpload): Update => waitingUpdate('ADD', upload),
  removeWaiting: (upload: WaitingUpload): Update => waitingUpdate('DELETE', upload),

  /** Items of uploads that wait below a region of two to six digits, behind the sort key `after`. */
  waitingPage: (region: string, limit: number, after?: string): Query => {
    const pk = tableKey.waitingIn(provinceOf(region));
    return {
      ...recordParams.partitionFrom(pk, region),
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: keyOf({ pk, sk: after }) }),
    };
  },

  /** The cursor of a walk that is at its end is taken out, and so is what a note does not tell any more. */
  moveSweep: (cursor: string | undefined, note?: SweepNote): Update => {
    const told = { '#cursor': cursor, ...(note && noteAttributes(note)) };
    const names = Object.entries(told);
    const set = names.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    const gone = names.flatMap(([name, value]) => (value === undefined ? [name] : []));
    const place = (name: string) => `:${name.replaceAll(/[#_]/g, '')}`;
    return {
      Key: keyOf(tableKey.sweep()),
      UpdateExpression: [
        `SET ${['sv = :sv', ...set.map(([name]) => `${name} = ${place(name)}`)].join(', ')}`,
        ...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
      ].join(' '),
      ConditionExpression: NOT_NEWER,
      ExpressionAttributeNames: { '#cursor': 'cursor' },
      ExpressionAttributeValues: {
        ...SV,
        ...Object.fromEntries(set.map(([name, value]) => [place(name), { S: value }])),
      },
    };
  },

  /** All items of a partition. */
  partition: (pk: string): Query => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
    ConsistentRead: true,
  }),

  /** Items of a partition whose sort keys begin with `prefix`. */
  partitionFrom: (pk: string, prefix: string): Query => ({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
    ConsistentRead: true,
  }),

  /** Reports of a shard from the organisation `from` on, inclusive. */
  shardPage: (pk: string, limit: number, from?: string): Query => ({
    KeyConditionExpression: from === undefined ? 'pk = :pk' : 'pk = :pk AND sk >= :from',
    ExpressionAttributeValues: { ':pk': { S: pk }, ...(from === undefined ? {} : { ':from': { S: from } }) },
    ConsistentRead: true,
    Limit: limit,
  }),

  /** Counters of the shards below a region of two to six digits. */
  unitsUnder: (region: string, limit: number): Query => ({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': { S: tableKey.counters(provinceOf(region)) },
      ':prefix': { S: unitsBelow(region) },
    },
    ConsistentRead: true,
    Limit: limit,
  }),

  /** The ids of the register, without their rows. */
  registerIds: (area: string): Query => ({
    KeyConditionExpression: area === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': { S: tableKey.register() },
      ...(area === '' ? {} : { ':prefix': { S: area } }),
    },
    ProjectionExpression: 'pk, sk, sv',
    ConsistentRead: true,
  }),

  /** All rounds, or those of a year; few of them are ever as large as they may be. */
  rounds: (year?: number): Query => ({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': { S: tableKey.rounds() },
      ':prefix': { S: year === undefined ? 'round-' : roundIdOf(year, '') },
    },
    ConsistentRead: true,
  }),

  /** Tokens and digests of a record's revisions, without their bodies. */
  revisions: (recordId: string): Query => ({
    ...recordParams.partition(tableKey.revisions(recordId)),
    ProjectionExpression: 'pk, sk, sv, dig',
  }),

  /** Rows of the register whose ids begin with `prefix`, after the id `after`. */
  organisations: (prefix: string, limit: number, after?: string): Query => ({
    KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': { S: tableKey.register() },
      ...(prefix === '' ? {} : { ':prefix': { S: prefix } }),
    },
    ConsistentRead: true,
    Limit: limit,
    ...(after === undefined ? {} : { ExclusiveStartKey: keyOf({ pk: tableKey.register(), sk: after }) }),
  }),
} as const;

/** Adds to the set of its shard, or takes out of it. */
function waitingUpdate(action: 'ADD' | 'DELETE', { reportId, receiptId }: WaitingUpload): Update {
  const { year, region } = shardOfReport(reportId);
  return {
    Key: keyOf(tableKey.waiting(year, region)),
    UpdateExpression: `SET sv = :sv ${action} uploads :one`,
    ConditionExpression: NOT_NEWER,
    ExpressionAttributeValues: { ...SV, ':one': { SS: [`${reportId} ${receiptId}`] } },
  };
}

function noteAttributes({ sweptAt, waiting, failed }: SweepNote) {
  return {
    swept_at: sweptAt,
    waiting_id: waiting?.receiptId,
    waiting_at: waiting?.receivedAt,
    failed_id: failed?.receiptId,
    failed_at: failed?.receivedAt,
  };
}

/** A key as DynamoDB wants it. */
export function keyOf({ pk, sk }: TableKey) {
  return { pk: { S: pk }, sk: { S: sk } };
}

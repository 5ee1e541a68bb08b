import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { Item } from '../../../functions/adapters/attribute.ts';
import {
  currentItem,
  currentState,
  organisationOf,
  recordOf,
  reportFigures,
  revisionItem,
  revisionMark,
} from '../../../functions/adapters/record-item.ts';
import { orderToken } from '../../../functions/flows/order-token.ts';
import { recordDigest } from '../../../functions/flows/record-digest.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { acceptedReport, acceptedRow } from '../records.ts';

const KIB = 1_024;
const LARGEST_ITEM = 400 * KIB;

function standingOf(record: AcceptedRecord) {
  return { newest: record.token, token: record.token, digest: recordDigest(record), revision: 12 };
}

/** The size that DynamoDB reckons for an item: names and values in UTF-8, numbers by their digits. */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize({ S, N, B }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (B !== undefined) return B.length;
  return N === undefined ? 1 : Math.ceil(N.length / 2) + 1;
}

/** The real report of a whole prefecture, with an order token as it really is. */
function suqian(): AcceptedRecord {
  const file = join(import.meta.dirname, '../../fixtures/cases/321300-suqian-2024.json');
  // Our own copy of the case.
  const { cells } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cells: Record<string, string> };
  const upload = {
    key: 'incoming/annual-reports/321300-gov/宿迁 2024.csv',
    versionId: 'v1',
    bytes: 9_000,
    lastModified: '2025-01-20T08:00:00Z',
  };
  const token = orderToken({ upload, dataset: 'annual-reports', older: 0 });
  const values = FORM_2021.items.map(({ code }) => cells[code] ?? '');
  return acceptedReport(token, { orgId: '321300-gov', year: 2024, values });
}

test('the current item of a real report takes one write unit, and holds it whole', () => {
  const record = suqian();
  const item = currentItem(record, standingOf(record), 40);
  assert.ok(sizeOf(item) <= KIB, `${sizeOf(item)} bytes`);
  const { report, text } = reportFigures(item);
  assert.equal(text, false);
  const expected = record.kind === 'report' ? { ...record.report, revision: 12, source: record.source } : {};
  assert.deepEqual(report, expected);
});

test('the current item of a duplicate still takes one write unit', () => {
  const record = suqian();
  const item = currentItem(
    record,
    { ...standingOf(record), newest: record.token.replace('2025', '2026') },
    40,
  );
  assert.ok(sizeOf(item) <= KIB, `${sizeOf(item)} bytes`);
  assert.equal(currentState(item).token, record.token);
});

test('the largest texts that a report may carry fit an item', () => {
  const letters = fc.sample(
    fc.string({ unit: 'binary', minLength: 20_000, maxLength: 20_000, size: 'max' }),
    {
      numRuns: 4,
      seed: 1,
    },
  );
  const [one = '', five = '', six = '', reason = ''] = letters.map((text) => text.slice(0, 20_000));
  const explanations = Object.fromEntries(
    Array.from({ length: 40 }, (_, rule) => [
      `T3-RULE-${rule}`,
      letters.join('').slice(rule * 1_900, rule * 1_900 + 2_000),
    ]),
  );
  const change = { sections: { one, five, six }, correctionReason: reason.slice(0, 2_000), explanations };
  const size = sizeOf(revisionItem(acceptedReport('1#a', change)));
  assert.ok(size < LARGEST_ITEM, `${size} bytes`);
});

test('a revision comes back as it was, and tells its mark', () => {
  for (const record of [suqian(), acceptedRow('1#b', { nameEn: 'Jiyuan', parent: '419001-gov' })]) {
    const item = revisionItem(record);
    assert.deepEqual(recordOf(item), record);
    assert.deepEqual(revisionMark(item), { token: record.token, digest: recordDigest(record) });
  }
});

test('a row of the register comes back with its number', () => {
  const record = acceptedRow('1#a', { nameEn: 'Jiyuan', validTo: '2030-12-31' });
  const expected = record.kind === 'organisation' ? { ...record.organisation, revision: 12 } : {};
  assert.deepEqual(organisationOf(currentItem(record, standingOf(record), 1)), expected);
});

test('an item of newer code, or one that lacks something, is not read', () => {
  const item = currentItem(suqian(), standingOf(suqian()), 1);
  assert.throws(() => currentState({ ...item, sv: { N: '2' } }), { name: 'NewerItem' });
  const { ver: _ver, ...damaged } = item;
  assert.throws(() => currentState(damaged), { name: 'DamagedItem' });
});

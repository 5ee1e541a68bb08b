import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../../../functions/doors/caller.ts';
import { listWaiting } from '../../../functions/doors/list-waiting.ts';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const ABOVE = '419001-gov';
const REVIEWER: Caller = { subject: 'x', roles: ['reviewer'], orgId: ABOVE };
const OPERATOR: Caller = { subject: 'x', roles: ['operator'] };
const OWN = '419001-below.2021';
const OTHER = '419001-other.2021';
const ASKED = { region: '4190', after: undefined };

test('a reviewer is told what waits below his organisation, an operator of all', async () => {
  const { list } = await waiting();
  assert.deepEqual(await list(REVIEWER), [OWN]);
  assert.deepEqual(await list(OPERATOR), [OWN, OTHER]);
});

test('what was released or returned waits no more, whichever came first', async () => {
  for (const outcome of ['released', 'returned'] as const) {
    const { list, take } = await waiting();
    await take([review(OWN, outcome)]);
    assert.deepEqual(await list(OPERATOR), [OTHER]);
    await take([filing(OWN)]);
    assert.deepEqual(await list(OPERATOR), [OTHER], 'delivered again');
  }
  const { list, take } = await waiting([]);
  await take([review(OWN, 'returned')]);
  await take([filing(OWN)]);
  assert.deepEqual(await list(OPERATOR), []);
});

test('an entry that a race has left behind is not told', async () => {
  const { list, take, ports } = await waiting();
  await take([review(OWN, 'released')]);
  const { reportId, receiptId } = about(OWN);
  await ports.state.addWaiting({ reportId, receiptId });
  assert.deepEqual(await list(OPERATOR), [OTHER]);
});

const REFUSED: readonly (readonly [string, Caller])[] = [
  ['a sender', { subject: 'x', roles: ['sender'], orgId: ABOVE }],
  ['a reviewer of no organisation', { subject: 'x', roles: ['reviewer'] }],
  ['somebody without a role', { subject: 'x', roles: [], orgId: ABOVE }],
];
for (const [who, caller] of REFUSED) {
  test(`${who} is told nothing`, async () => {
    const { ports } = await waiting();
    const told = await listWaiting(caller, ASKED, { register: ports.reader, waiting: ports.reader });
    assert.equal('problem' in told && told.problem.kind, 'not-allowed');
  });
}

/** Two filings that wait, of an organisation below the reviewer's and of another one. */
async function waiting(filed: readonly string[] = [OWN, OTHER]) {
  const { ports } = workshop();
  const gate = { since: '2000-01-01T00:00:00Z', reader: ports.reader };
  const take = (records: readonly AcceptedRecord[]) => applyRecords(records, ports.state, { gate });
  await take([
    acceptedRow('1#a', { orgId: ABOVE }),
    acceptedRow('1#a', { orgId: '419001-below', parent: ABOVE }),
    acceptedRow('1#a', { orgId: '419001-other' }),
  ]);
  for (const reportId of filed) await take([filing(reportId)]);
  const list = async (caller: Caller) => {
    const told = await listWaiting(caller, ASKED, { register: ports.reader, waiting: ports.reader });
    assert.ok('document' in told);
    const { waiting: rows } = told.document as {
      readonly waiting: readonly { readonly report_id: string }[];
    };
    return rows.map((row) => row.report_id);
  };
  return { ports, take, list };
}

function about(reportId: string) {
  const letter = reportId === OWN ? 'a' : 'b';
  return {
    reportId,
    receiptId: `r-${letter.repeat(32)}`,
    token: `1#20220121T000000Z#${letter.repeat(16)}#000000#${letter.repeat(8)}`,
  };
}

function filing(reportId: string): AcceptedRecord {
  const { receiptId, token } = about(reportId);
  const [orgId = ''] = reportId.split('.');
  return { ...acceptedReport(token, { orgId, reportId }), receiptId };
}

function review(reportId: string, outcome: 'released' | 'returned'): AcceptedRecord {
  const { receiptId } = about(reportId);
  const { source } = filing(reportId);
  const decision = { kind: 'reviews', reportId, receiptId, outcome, by: 'x', reason: 'x' } as const;
  return {
    token: `1#20220201T000000Z#${'c'.repeat(16)}#000000#${'c'.repeat(8)}`,
    receiptId: `r-${'c'.repeat(32)}`,
    source,
    kind: 'decision',
    decision,
  };
}

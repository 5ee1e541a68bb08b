import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reviewCounts } from '../../../../core/publish/rollup/review-counts.ts';
import { publishUnits } from '../../../../functions/flows/publish-units.ts';
import type { AcceptedRecord } from '../../../../functions/ports.ts';
import { acceptedReport, acceptedRow } from '../../../functions/records.ts';
import { workshop } from '../../../functions/workshop.ts';

const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;

test('where nobody reviewed anything nothing is counted', () => {
  assert.equal(reviewCounts([]), undefined);
});

test('a region tells how much was released and returned in a year, and by nobody', async () => {
  const shop = workshop();
  await shop.take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await shop.take([
    review('1#b', 'a', 'released'),
    review('1#c', 'b', 'released'),
    review('1#d', 'b', 'returned'),
  ]);
  await publishUnits([SHARD], shop.ports);
  const rollup = [...shop.feed].find(([key]) => key.includes('/regions/419001/rollup-'))?.[1].body;
  const text = Buffer.from(rollup ?? []).toString();
  const { reviews } = JSON.parse(text) as { readonly reviews: unknown };
  assert.deepEqual(reviews, { released: 2, returned: 1 });
  assert.doesNotMatch(text, /审核人|理由/);
});

function review(token: string, upload: string, outcome: 'released' | 'returned'): AcceptedRecord {
  const { source, receiptId, report } = acceptedReport(token) as Extract<AcceptedRecord, { kind: 'report' }>;
  const about = { reportId: report.reportId, receiptId: `r-${upload.repeat(32)}` };
  const decision = { kind: 'reviews', ...about, outcome, by: '审核人', reason: '理由' } as const;
  return { token, receiptId, source, kind: 'decision', decision };
}

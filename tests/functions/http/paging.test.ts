import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { organisation } from '../records.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble, type Stored } from './query-ports-double.ts';

const REGIONS = ['410100', '410102', '410300', '419001'];
const OFFICES = REGIONS.flatMap((region) => ['aa', 'bb', 'cc', 'dd'].map((slug) => `${region}-${slug}`));

/** Who has reported before the reading begins, and who reports behind each page. */
const COURSE = fc.record({
  before: fc.subarray(OFFICES),
  during: fc.array(fc.subarray(OFFICES), { maxLength: 6 }),
  silent: fc.subarray(['410101', '410200', '419000']),
  limit: fc.integer({ min: 1, max: 5 }),
  address: fc.constantFrom(
    '/api/v1/reports?year=2021&region=41',
    '/api/v1/reports?year=2021&region=4101',
    '/api/v1/reports?year=2021&region=419001',
    '/api/v1/reports?year=2021&region=41&where=t3_granted__total.ge.0',
    '/api/v1/observations?year=2021&region=41&code=t3_granted__total',
    '/api/v1/observations?region=41&code=t3_granted__total&status=reported',
  ),
});

test('while uploads go on, no row is told twice and none that stood all the time is missed', async () => {
  await fc.assert(
    fc.asyncProperty(COURSE, async ({ before, during, silent, limit, address }) => {
      const filed = new Set(before);
      const coming = [...during];
      const told: string[] = [];
      let pages = 0;
      for (let next: string | null = `${address}&limit=${limit}`; next !== null; pages++) {
        assert.ok(pages < 100, 'it comes to an end');
        const { data, links }: Page = await page(next, { reports: reportsOf(filed), silent });
        assert.ok(data.length <= limit);
        told.push(...data.map(({ org_id }) => org_id));
        next = links.next;
        for (const orgId of coming.shift() ?? []) filed.add(orgId);
      }
      assert.deepEqual(told, [...new Set(told)].toSorted());
      const prefix = /region=(\d+)/.exec(address)?.[1] ?? '';
      const missed = before.filter((orgId) => orgId.startsWith(prefix) && !told.includes(orgId));
      assert.deepEqual(missed, []);
    }),
    { numRuns: 150 },
  );
});

const REGISTER_COURSE = fc.record({
  before: fc.subarray(OFFICES),
  during: fc.array(fc.subarray(OFFICES), { maxLength: 6 }),
  limit: fc.integer({ min: 1, max: 5 }),
  address: fc.constantFrom('/api/v1/organisations?region=41', '/api/v1/organisations?kind=department'),
});

test('while the register grows, no row of it is told twice and none that stood all the time is missed', async () => {
  await fc.assert(
    fc.asyncProperty(REGISTER_COURSE, async ({ before, during, limit, address }) => {
      const known = new Set(before);
      const coming = [...during];
      const told: string[] = [];
      for (let next: string | null = `${address}&limit=${limit}`; next !== null; ) {
        const { data, links }: Page = await page(next, { organisations: rowsOf(known) });
        assert.ok(data.length <= limit);
        told.push(...data.map(({ org_id }) => org_id));
        next = links.next;
        for (const orgId of coming.shift() ?? []) known.add(orgId);
      }
      assert.deepEqual(told, [...new Set(told)].toSorted());
      assert.deepEqual(
        before.filter((orgId) => !told.includes(orgId)),
        [],
      );
    }),
    { numRuns: 150 },
  );
});

function rowsOf(ids: ReadonlySet<string>): readonly PublishedOrganisation[] {
  const rows = [...ids]
    .toSorted()
    .map((orgId) => ({ orgId, region: orgId.slice(0, 6), kind: 'department' as const }));
  return rows.map((row) => ({ ...organisation(row), revision: 1 }));
}

function reportsOf(ids: ReadonlySet<string>): readonly PublishedReport[] {
  return [...ids].map((orgId) => publishedReport({ orgId, reportId: `${orgId}.2021`, year: 2021 }));
}

async function page(address: string, stored: Stored): Promise<Page> {
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const handler = queryHandler(queryPortsDouble(stored).ports, { error });
  const { statusCode, body } = await handler(httpRequest(address), {} as Context); // it looks at no context
  assert.equal(statusCode, 200, body);
  return JSON.parse(body ?? '');
}

interface Page {
  readonly data: readonly { readonly org_id: string }[];
  readonly links: { readonly next: string | null };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { cutRelease } from '../../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../../functions/flows/publish-units.ts';
import { unitOfKey } from '../../../../functions/flows/unit-key.ts';
import { queryHandler } from '../../../../functions/http/query-handler.ts';
import { acceptedReport, acceptedRow } from '../../records.ts';
import { workshop } from '../../workshop.ts';
import { assertDescribed } from '../assert-described.ts';
import { httpRequest } from '../http-request.ts';
import { queryPortsDouble } from '../query-ports-double.ts';

const OFFICES = ['410100-aa', '410102-bb', '419001-cc'];

/** What each release brings: of which offices a report comes or is corrected. */
const RELEASE = fc.subarray(OFFICES, { minLength: 1 });
const COURSE = fc.record({
  before: fc.array(RELEASE, { minLength: 1, maxLength: 2 }),
  during: fc.array(RELEASE, { maxLength: 2 }),
  limit: fc.integer({ min: 1, max: 3 }),
});

const ADDRESSES = [
  '/api/v1/changes?since=0',
  '/api/v1/reports?year=2021&region=41&as_of=latest',
  '/api/v1/observations?region=41&code=t3_granted__total&as_of=latest',
  '/api/v1/organisations?region=41&as_of=latest',
  '/api/v1/aggregates?code=t3_granted__total&region=41&as_of=latest',
];

for (const address of ADDRESSES)
  test(`pages of ${address} stay with their release while others are cut`, async () => {
    await fc.assert(
      fc.asyncProperty(COURSE, async ({ before, during, limit }) => {
        const shop = releases();
        for (const offices of before) await shop.release(offices);
        const whole = (await shop.ask(`${address}&limit=1000`)).data;
        const coming = [...during];
        const told: unknown[] = [];
        for (let next: string | null = `${address}&limit=${limit}`; next !== null; ) {
          const { data, links } = await shop.ask(next);
          assert.ok(data.length <= limit);
          told.push(...data);
          next = links.next;
          const offices = coming.shift();
          if (offices !== undefined) await shop.release(offices);
        }
        assert.deepEqual(told, whole);
      }),
      { numRuns: 6 },
    );
  });

/** A shop of which every release brings other figures than all before. */
function releases() {
  const { ports, take, table, feed, releasePorts } = workshop();
  let count = 0;
  return {
    release: async (offices: readonly string[]) => {
      count += 1;
      const token = `1#${String(count).padStart(3, '0')}`;
      const values = FORM_2021.items.map(({ code }) => (code === 't3_granted__total' ? String(count) : '0'));
      for (const orgId of offices)
        await take([
          acceptedRow(token, { orgId, region: orgId.slice(0, 6), nameZh: `第${count}号` }),
          acceptedReport(token, { orgId, values }),
        ]);
      await publishUnits([...table.counters.keys()].map(unitOfKey), ports);
      const now = () => new Date(Date.UTC(2022, 1, count, 4));
      await cutRelease('daily', { ...releasePorts(), now });
    },
    ask: async (address: string): Promise<Page> => {
      const { ports: doubles } = queryPortsDouble({});
      const handler = queryHandler(
        { ...doubles, feed: { get: async (key) => feed.get(key) } },
        { error: (...said) => assert.fail(JSON.stringify(said)) },
      );
      const request = httpRequest(address);
      const response = await handler(request, {} as Context); // it looks at no context
      assertDescribed(request, response);
      assert.equal(response.statusCode, 200, response.body);
      return JSON.parse(response.body ?? '');
    },
  };
}

interface Page {
  readonly data: readonly unknown[];
  readonly links: { readonly next: string | null };
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startStack, type RunningStack } from './running-stack.ts';
import { publishedReport, receipt, sample, upload, walkFeeds } from './stranger.ts';

const REPORT = '419001-gov-office.2021';
const FORM_KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv';
const CASE = join(import.meta.dirname, '../fixtures/cases/419001-jiyuan-gov-office-2021.json');

describe('the main job on the local stack', () => {
  let stack: RunningStack;
  before(async () => {
    stack = await startStack();
  });
  after(() => stack.stop());

  it('takes the real report from a GBK file with a Chinese name to a receipt, a feed and an answered query', async () => {
    const { endpoints } = stack;
    // The reports first: they wait in the queue for their register.
    const early = await upload(endpoints, FORM_KEY, sample('济源 2021年报(终稿).csv'));
    const register = await upload(
      endpoints,
      'incoming/organisations/organisations.csv',
      sample('organisations.csv'),
    );
    assert.equal((await receipt(endpoints, register)).status, 'accepted');
    assert.deepEqual((await receipt(endpoints, early)).reports, [
      { report_id: REPORT, status: 'accepted', revision: 1 },
    ]);
    const { cells } = JSON.parse(readFileSync(CASE, 'utf8')) as { cells: Record<string, string> };
    const published = await publishedReport(endpoints, REPORT);
    assert.equal(published.cells.length, 200);
    assert.deepEqual(Object.fromEntries(published.cells.map(({ code, value }) => [code, value])), cells);
    const answer = await fetch(`${endpoints.http}/api/v1/reports/${REPORT}`);
    assert.equal(answer.status, 200);
    const list = await fetch(`${endpoints.http}/api/v1/reports?year=2021&region=419001`);
    const { meta, data } = (await list.json()) as { meta: { total: number }; data: { report_id: string }[] };
    assert.deepEqual([meta.total, data.map((report) => report.report_id)], [1, [REPORT]]);
  });

  it('changes nothing when the same file comes again', async () => {
    const { endpoints } = stack;
    const earlier = await walkFeeds(endpoints);
    const again = await upload(endpoints, FORM_KEY, sample('济源 2021年报(终稿).csv'));
    assert.equal((await receipt(endpoints, again)).status, 'duplicate');
    assert.deepEqual(await walkFeeds(endpoints), earlier);
  });

  it('answers a broken file with the wrong cells, and publishes nothing of it', async () => {
    const { endpoints } = stack;
    const earlier = await walkFeeds(endpoints);
    const broken = await upload(
      endpoints,
      'incoming/annual-reports/419001-gov-office/错表.csv',
      sample('invalid/T3-BAL.csv'),
    );
    const answer = await receipt(endpoints, broken);
    assert.equal(answer.status, 'rejected');
    assert.deepEqual(
      new Set(answer.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
      new Set(['T3-BAL']),
    );
    assert.deepEqual(await walkFeeds(endpoints), earlier);
  });
});

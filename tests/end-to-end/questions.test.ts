import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { MOST_BYTES } from '../../functions/http/find-validation.ts';
import { assertShape } from '../functions/http/assert-described.ts';
import { startStack, type RunningStack } from './running-stack.ts';
import { readmeCommands, runCommand } from './readme-commands.ts';
import { runPageSnippets } from './run-page-snippets.ts';
import { runSnippets } from './run-snippets.ts';
import { eventually, publishedReport, receipt, sample, upload } from './stranger.ts';

const REPORT = '419001-gov-office.2021';
const RELEASE = join(import.meta.dirname, '../../scripts/release.ts');
const FILE = '济源 2021年报(终稿).csv';

describe('questions on the local stack', () => {
  let stack: RunningStack;
  let http: string;
  before(async () => {
    stack = await startStack();
    http = stack.endpoints.http;
    const register = 'incoming/organisations/organisations.csv';
    await receipt(stack.endpoints, await upload(stack.endpoints, register, sample('organisations.csv')));
    await upload(stack.endpoints, `incoming/annual-reports/419001-gov-office/${FILE}`, sample(FILE));
    await publishedReport(stack.endpoints, REPORT);
  });
  after(() => stack.stop());

  it('describes itself', async () => {
    const answer = await fetch(`${http}/api/v1/openapi.json`);
    assert.equal(answer.status, 200);
    assertShape('OpenApi', await answer.text());
  });

  it('tries a GBK file byte for byte, and keeps nothing of it', async () => {
    const told = await validate('sender=419001-gov-office', sample('invalid/T3-BAL.csv'));
    assert.equal(told.status, 200);
    const body = await told.text();
    assertShape('Validation', body);
    assert.equal(JSON.parse(body).status, 'rejected');
    const right = await validate('', sample(FILE));
    assert.equal(JSON.parse(await right.text()).status, 'accepted');
  });

  it('refuses to try a file that was sent as a text that it is not', async () => {
    const told = await validate('', sample(FILE), 'text/csv');
    assert.equal(told.status, 415);
    assertShape('Problem', await told.text());
  });

  it('refuses to try more than 4 MiB', async () => {
    // Encoded, the second is more than an invocation takes; the third is more than the gateway takes.
    for (const bytes of [MOST_BYTES + 1, 5_500_000, 11_000_000]) {
      const told = await validate('', Buffer.alloc(bytes, ','));
      assert.equal(told.status, 413);
      assertShape('Problem', await told.text());
    }
    assert.equal((await validate('', Buffer.alloc(MOST_BYTES, ','))).status, 200);
  });

  it('tells cells as JSON and, to who accepts it, as CSV', async () => {
    const address = `${http}/api/v1/observations?region=41&year=2021&table=3&applicant=total`;
    const body = await (await fetch(address)).text();
    assertShape('ObservationList', body);
    const { data, meta } = JSON.parse(body);
    assert.deepEqual([data.length, meta.total, meta.truncated], [25, 25, false]);
    const csv = await fetch(address, { headers: { accept: 'text/csv' } });
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
    assert.equal((await csv.text()).trimEnd().split('\r\n').length, 26);
  });

  it('leads on from page to page until each cell was told once', async () => {
    const codes: string[] = [];
    let address: string | null = '/api/v1/observations?organisation=419001-gov-office&year=2021&limit=45';
    while (address !== null) {
      const page = JSON.parse(await (await fetch(`${http}${address}`)).text());
      codes.push(...page.data.map(({ code }: { code: string }) => code));
      address = page.links.next;
    }
    assert.deepEqual([codes.length, new Set(codes).size], [200, 200]);
  });

  it('says how new the feeds are', async () => {
    const body = await (await fetch(`${http}/api/v1/status?province=41`)).text();
    assertShape('Status', body);
    const settled = await eventually(async () => {
      const { data } = JSON.parse(await (await fetch(`${http}/api/v1/status?province=41`)).text());
      return data.units.behind.length === 0 ? data : undefined;
    });
    const root = JSON.parse(await (await fetch(`${http}/feeds/v1/index.json`)).text());
    assert.deepEqual([settled.feeds.version, settled.feeds.reports], [root.version, 1]);
  });

  it('tells all rules', async () => {
    assertShape('RuleList', await (await fetch(`${http}/api/v1/rules`)).text());
  });

  it('runs every snippet of docs/api.md in another language', async (t) => {
    const said = await runSnippets(http, (words) => t.diagnostic(words));
    assert.match(said.python ?? 'not run', /^(?:not run|[\s\S]*t3_new_received__total 21\n)/);
    assert.match(said.js, /^419001 2021 21 0 missing\n$/);
    assert.deepEqual(said.sql, [['41', '2021', '21.000000', '1 of 2']]);
    for (const [command, body] of said.curl) {
      const { meta, data } = JSON.parse(body);
      assert.ok(meta.licence.length > 0, command);
      assert.ok(Array.isArray(data) ? data.length > 0 : data, command);
    }
    const denied = said.curl.find(([command]) => command.includes('where='))?.[1] ?? '';
    assert.deepEqual(
      JSON.parse(denied).data.map((row: { org_id: string }) => row.org_id),
      ['419001-gov-office'],
    );
  });

  it('runs every example of the data page', async (t) => {
    const said = await runPageSnippets(http, (words) => t.diagnostic(words));
    assert.match(said.curl ?? 'not run', /^(?:not run|report_id,[\s\S]*t3_new_received__total,21,)/);
    assert.match(said.python ?? 'not run', /^(?:not run|report_id,[\s\S]*t3_new_received__total)/);
    assert.equal(said.javascript, '2021 21\n');
    assert.deepEqual(said.duckdb, [['2021', 't3_new_received__total', '21', 'reported']]);
  });

  it('answers every question of the README, as it stands there in both languages', async () => {
    const commands = readmeCommands('README.md');
    assert.deepEqual(readmeCommands('README.zh-CN.md'), commands);
    await release(stack.dataDir);
    const said = new Map<string, string>();
    for (const command of commands) said.set(command, await runCommand(command, http));
    const told = (part: string) => said.get(commands.find((command) => command.includes(part)) ?? '') ?? '';
    assert.match(told('format=csv'), /^code,value\r\nt3_new_received__total,21\r\n/);
    assert.deepEqual(
      JSON.parse(told('where=')).data.map(({ org_id }: { org_id: string }) => org_id),
      ['419001-gov-office'],
    );
    assert.deepEqual(
      JSON.parse(told('changes?since=0')).data.map(({ op, report_id }: Change) => [op, report_id]),
      [['new', REPORT]],
    );
    assert.equal(JSON.parse(told('/validate')).status, 'rejected');
    for (const [command, answer] of said) {
      const body = command.includes('format=csv') ? {} : JSON.parse(answer);
      assert.ok(!('errors' in body) && !String(body.type).includes('problem'), `${command}: ${answer}`);
    }
  });

  it('takes a POST nowhere else', async () => {
    for (const address of ['/api/v1/reports', '/api/v1/nothing']) {
      const told = await fetch(`${http}${address}`, { method: 'POST', body: 'x' });
      assert.equal(told.status, 403, address);
    }
  });

  function validate(query: string, bytes: Buffer, type = 'application/octet-stream'): Promise<Response> {
    const headers = { 'content-type': type };
    return fetch(`${http}/api/v1/validate?${query}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
    });
  }
});

interface Change {
  readonly op: string;
  readonly report_id: string;
}

async function release(dataDir: string): Promise<void> {
  await promisify(execFile)(process.execPath, [RELEASE, '--data-dir', dataDir]);
}

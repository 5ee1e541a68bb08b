import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { assertShape } from '../functions/http/assert-described.ts';
import { startStack, type RunningStack } from './running-stack.ts';
import { receipt, receiptIdOf, sample, upload, type ReceiptDocument } from './stranger.ts';

const FILE = sample('济源 2021年报(终稿).csv');
const OFFICE = '419001-gov-office';
const OTHER = '321300-gov';

describe('the doors of the local stack', () => {
  let stack: RunningStack;
  before(async () => {
    stack = await startStack();
    const register = 'incoming/organisations/organisations.csv';
    await receipt(stack.endpoints, await upload(stack.endpoints, register, sample('organisations.csv')));
  });
  after(() => stack.stop());

  it('stay shut without a good token', async () => {
    for (const token of [undefined, 'Bearer x.y.z', `Bearer ${await foreignToken()}`]) {
      const told = await ask({ sender: OFFICE, filename: 'a.csv' }, token);
      assert.equal(told.status, 401);
    }
  });

  it('let a sender’s file in, and it has its receipt', async () => {
    const told = await send({ sender: OFFICE, filename: '表单 2021.csv' }, await tokenOf(['sender'], OFFICE));
    assert.equal(told.status, 'accepted');
  });

  it('let the office above send for those below it', async () => {
    const told = await send({ sender: OFFICE, filename: 'b.csv' }, await tokenOf(['sender'], '419001-gov'));
    // Within one second the order of two files is that of their names' hashes: either may be the repetition.
    assert.match(told.status, /^(?:accepted|duplicate)$/);
  });

  it('give no form for somebody else’s organisation', async () => {
    const told = await ask({ sender: OFFICE, filename: 'a.csv' }, await tokenOf(['sender'], OTHER));
    assert.equal(told.status, 403);
    assertShape('Problem', await told.text());
  });

  it('refuse a file that speaks of somebody else, with a receipt, whichever road it took', async () => {
    const byForm = await send({ sender: OTHER, filename: 'a.csv' }, await tokenOf(['sender'], OTHER));
    const key = `incoming/annual-reports/${OTHER}/b.csv`;
    const byBucket = await receipt(stack.endpoints, await upload(stack.endpoints, key, FILE));
    for (const { status, findings } of [byForm, byBucket]) {
      assert.equal(status, 'rejected');
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      assert.deepEqual([...new Set(errors)], ['sender-not-allowed']);
    }
  });

  it('let who has a link send for its office, until it is taken back', async () => {
    const reviewer = await tokenOf(['reviewer'], '419001-gov');
    const made = await post('links', { org_id: OFFICE, year: 2021 }, reviewer);
    const body = await made.text();
    assertShape('SubmissionLink', body);
    const { address, link_id, receipt_id } = JSON.parse(body);
    assert.equal((await receipt(stack.endpoints, receipt_id)).status, 'accepted');
    const held = { link: new URLSearchParams(address.split('#')[1]).get('link'), filename: 'c.csv' };
    const told = await sendBy(await post('uploads/by-link', held));
    assert.match(told.status, /^(?:accepted|duplicate)$/);
    const taken = await post('decisions', { kind: 'links', link_id, reason: '交接' }, reviewer);
    assert.equal(taken.status, 202);
    assert.equal(
      (await receipt(stack.endpoints, JSON.parse(await taken.text()).receipt_id)).status,
      'accepted',
    );
    assert.equal((await post('uploads/by-link', held)).status, 403);
  });

  it('take an explanation, and its receipt tells what became of it', async () => {
    const members = { kind: 'explanations', report_id: `${OFFICE}.2021`, rule: 'X-CARRY', text: '转入 2 件' };
    const told = await post('decisions', members, await tokenOf(['sender'], OFFICE));
    assert.equal(told.status, 202);
    const { receipt_id } = JSON.parse(await told.text());
    assert.equal((await receipt(stack.endpoints, receipt_id)).status, 'accepted');
  });

  it('open for the token that the command prints', async () => {
    const args = ['--role', 'operator', '--data-dir', stack.dataDir];
    const { stdout } = await promisify(execFile)(process.execPath, [PRINT_TOKEN, ...args]);
    const told = await ask({ dataset: 'organisations', filename: 'r.csv' }, `Bearer ${stdout.trim()}`);
    assert.equal(told.status, 200);
  });

  async function send(members: object, token: string): Promise<ReceiptDocument> {
    return sendBy(await ask(members, token));
  }

  async function sendBy(told: Response): Promise<ReceiptDocument> {
    const body = await told.text();
    assert.equal(told.status, 200, body);
    assertShape('UploadForm', body);
    const form = JSON.parse(body);
    const data = new FormData();
    for (const [name, value] of Object.entries<string>(form.fields)) data.set(name, value);
    data.set('file', new File([new Uint8Array(FILE)], 'a.csv'));
    const { http } = stack.endpoints;
    const sent = await fetch(form.url, { method: 'POST', body: data, headers: { origin: http } });
    assert.equal(sent.status, 201);
    assert.equal(sent.headers.get('access-control-expose-headers'), 'x-amz-version-id');
    const id = receiptIdOf(form.key, sent.headers.get('x-amz-version-id') ?? '');
    return receipt(stack.endpoints, id);
  }

  function ask(members: object, authorization?: string): Promise<Response> {
    return post('uploads', members, authorization);
  }

  function post(where: string, members: object, authorization?: string): Promise<Response> {
    const headers = authorization === undefined ? {} : { authorization };
    const body = JSON.stringify(members);
    return fetch(`${stack.endpoints.http}/api/v1/${where}`, { method: 'POST', headers, body });
  }

  async function tokenOf(roles: readonly string[], organisation?: string): Promise<string> {
    return `Bearer ${await stack.token(roles, organisation)}`;
  }
});

const PRINT_TOKEN = join(import.meta.dirname, '../../local/issuer/print-token.ts');

/** Says all the right things under a signature of nobody's. */
async function foreignToken(): Promise<string> {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = {
    sub: 'x',
    aud: 'gongkai',
    gongkai_roles: ['operator'],
    exp: Math.floor(Date.now() / 1000) + 60,
  };
  return `${part({ alg: 'RS256', kid: 'local' })}.${part(claims)}.${part({ no: 'signature' })}`;
}

import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import type { Decision } from '../../../core/decisions/decision.ts';
import { readDecision } from '../../../core/decisions/read-decision.ts';
import { readRoleWords } from '../../../functions/doors/caller.ts';
import { decideHandler } from '../../../functions/doors/decide-handler.ts';
import type { DecidePorts } from '../../../functions/doors/decide-ports.ts';
import { findLink } from '../../../functions/doors/find-link.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { assertDescribed } from '../http/assert-described.ts';
import { httpRequest } from '../http/http-request.ts';

const OFFICE = '419001-gov-office';
const SENDER = { gongkai_roles: 'sender', gongkai_org: OFFICE };
const REVIEWER = { gongkai_roles: 'reviewer', gongkai_org: OFFICE };
const OPERATOR = { gongkai_roles: 'operator' };
const ELSEWHERE = { gongkai_roles: '[sender reviewer]', gongkai_org: '321300-gov' };
const REPORT = `${OFFICE}.2021`;
const RECEIPT = `r-${'0af1'.repeat(8)}`;
const EXPLAIN = { kind: 'explanations', report_id: REPORT, rule: 'X-CARRY', text: '机构合并，转入 2 件。' };
const RELEASE = { kind: 'reviews', report_id: REPORT, receipt_id: RECEIPT, outcome: 'released' };
const RETURN = { ...RELEASE, outcome: 'returned', reason: '请附上说明' };

/** [description, claims, members, status] */
const ASKED = [
  ['a sender explains', SENDER, EXPLAIN, 202],
  ['a sender takes back what it explained', SENDER, { ...EXPLAIN, text: null }, 202],
  ['somebody else explains', ELSEWHERE, EXPLAIN, 403],
  ['a reviewer releases', REVIEWER, RELEASE, 202],
  ['a reviewer returns', REVIEWER, RETURN, 202],
  ['a reviewer returns without a reason', REVIEWER, { ...RETURN, reason: null }, 400],
  ['a sender releases its own', SENDER, RELEASE, 403],
  ['a sender returns', SENDER, RETURN, 403],
  ['a reviewer of somebody else releases', ELSEWHERE, RELEASE, 403],
  ['an operator releases', OPERATOR, RELEASE, 202],
  ['nobody releases', undefined, RELEASE, 401],
  ['an outcome that is none', REVIEWER, { ...RELEASE, outcome: 'published' }, 400],
  ['a rule that is none', SENDER, { ...EXPLAIN, rule: 'X-NOTHING' }, 400],
  [
    'an explanation with an identity number, which is not stored',
    SENDER,
    { ...EXPLAIN, text: '申请人 11010519491231002X' },
    400,
  ],
  ['an explanation with a formula', SENDER, { ...EXPLAIN, text: '=1+1' }, 400],
  [
    'an explanation with a mobile number, which the receipt warns of',
    SENDER,
    { ...EXPLAIN, text: '电话 13800138000' },
    202,
  ],
  ['a member of another kind', REVIEWER, { ...RELEASE, rule: 'X-CARRY' }, 400],
  ['a report that is none', REVIEWER, { ...RELEASE, report_id: '../x.2021' }, 400],
  ['a kind of nobody', OPERATOR, { ...RELEASE, kind: 'takedowns' }, 400],
  ['somebody in another’s name', REVIEWER, { ...RELEASE, by: '市长' }, 400],
] as const;

for (const [description, claims, members, status] of ASKED) {
  test(`${description}: ${status}`, async () => {
    const { response, written } = await send('decisions', members, claims);
    assert.equal(response.statusCode, status, response.body);
    assert.equal(written.length, status === 202 ? 1 : 0);
  });
}

test('what is wrong with a decision names the member, and says how to mend it, with nothing left to fill in', async () => {
  for (const [members, parameter, words] of [
    [{ ...EXPLAIN, rule: 'X-NOTHING' }, 'rule', /X-NOTHING.*X-CARRY/],
    [{ ...EXPLAIN, text: '身份证 11010519491231002X' }, 'text', /./],
    [{ kind: 'explanations', rule: 'X-CARRY', text: '合并' }, 'report_id', /report_id/],
  ] as const) {
    const { response } = await send('decisions', members, SENDER);
    const [error] = JSON.parse(response.body ?? '').errors;
    assert.equal(error.parameter, parameter);
    assert.match(error.detail, words);
    assert.doesNotMatch(error.detail, /[{}]|11010519491231002X/);
  }
});

test('what is written down is a decision, told by its receipt', async () => {
  const { response, written } = await send('decisions', RETURN, REVIEWER);
  const { key, body } = written[0] ?? { key: '', body: '' };
  assert.match(key, /^decisions\/reviews\/[0-9a-f]{32}\.json$/);
  assert.deepEqual(decisionIn(key, body), {
    kind: 'reviews',
    reportId: REPORT,
    receiptId: RECEIPT,
    outcome: 'returned',
    reason: '请附上说明',
    by: `${OFFICE} #${hash('sha256', '张三').slice(0, 8)}`,
  });
  assert.equal(JSON.parse(response.body ?? '').receipt_id, receiptIdOf({ key, versionId: 'v1' }));
});

test('who decided is told without a name', async () => {
  const { written } = await send('decisions', EXPLAIN, SENDER);
  assert.doesNotMatch(written[0]?.body ?? '', /张三/);
});

test('a link opens the check page, its secret is told once, and only its hash is kept', async () => {
  const { response, written, ports } = await send('links', { org_id: OFFICE, year: 2021 }, REVIEWER);
  assert.equal(response.statusCode, 200);
  const told = JSON.parse(response.body ?? '');
  assert.match(told.address, /^\/check\/#link=l-[0-9a-f]{24}\.[\w-]{43}&org=419001-gov-office&year=2021$/);
  assert.equal(told.expires_at, '2022-03-23T09:12:44Z');
  const held = new URLSearchParams(told.address.slice('/check/#'.length)).get('link') ?? '';
  const { key, body } = written[0] ?? { key: '', body: '' };
  assert.equal(key, `decisions/links/${told.link_id}.json`);
  assert.doesNotMatch(body, new RegExp(held.split('.')[1] ?? 'none'));
  const link = await findLink(held, ports.decisions, ports.now());
  assert.ok('orgId' in link);
  assert.deepEqual([link.orgId, link.year], [OFFICE, 2021]);
});

for (const [who, claims, status] of [
  ['a sender', SENDER, 403],
  ['a reviewer of somebody else', ELSEWHERE, 403],
  ['an operator', OPERATOR, 200],
  ['nobody', undefined, 401],
] as const) {
  test(`${who} who makes a link is answered with ${status}`, async () => {
    const { response } = await send('links', { org_id: OFFICE, year: 2021 }, claims);
    assert.equal(response.statusCode, status);
  });
}

test('a link that is taken back is one no more', async () => {
  const made = await send('links', { org_id: OFFICE, year: 2021 }, REVIEWER);
  const { link_id, address } = JSON.parse(made.response.body ?? '');
  const held = new URLSearchParams(address.slice('/check/#'.length)).get('link') ?? '';
  const taken = { kind: 'links', link_id, reason: '交接' };
  for (const [claims, status] of [
    [ELSEWHERE, 403],
    [SENDER, 403],
    [REVIEWER, 202],
  ] as const) {
    const { response } = await send('decisions', taken, claims, made.ports);
    assert.equal(response.statusCode, status);
  }
  const found = await findLink(held, made.ports.decisions, made.ports.now());
  assert.match('problem' in found ? found.problem.detail.en : '', /taken back/);
});

test('whether there is a link is told to nobody who may not take it back', async () => {
  const taken = { kind: 'links', link_id: `l-${'0'.repeat(24)}` };
  assert.equal((await send('decisions', taken, SENDER)).response.statusCode, 403);
  const { response } = await send('decisions', taken, OPERATOR);
  assert.match(JSON.parse(response.body ?? '').type, /link-not-good$/);
});

test('without an issuer nothing is written', async () => {
  const { response, written } = await send('decisions', RELEASE, OPERATOR, {
    ...portsDouble(),
    isOpen: false,
  });
  assert.equal(response.statusCode, 503);
  assert.deepEqual(written, []);
});

interface Written {
  readonly key: string;
  readonly body: string;
}

interface Double extends DecidePorts {
  readonly written: Written[];
}

function portsDouble(): Double {
  const written: Written[] = [];
  return {
    written,
    isOpen: true,
    claims: { roles: 'gongkai_roles', organisation: 'gongkai_org', words: readRoleWords(undefined) },
    register: { organisations: async () => new Map() },
    waiting: { waitingPage: async () => ({ uploads: [] }), decisionsOfShard: async () => [] },
    now: () => new Date('2022-01-22T09:12:44.567Z'),
    random: (bytes) => Buffer.alloc(bytes, 7),
    decisions: {
      put: async (key, body) => {
        written.push({ key, body });
        return { versionId: `v${written.length}` };
      },
      link: async (key) => {
        const newest = written.findLast((one) => one.key === key);
        return newest && Buffer.from(newest.body);
      },
    },
  };
}

async function send(
  where: 'decisions' | 'links',
  members: object,
  claims: Readonly<Record<string, string>> | undefined,
  ports: Double = portsDouble(),
) {
  const plain = httpRequest(`/api/v1/${where}`, {}, 'POST');
  const authorizer = claims && { authorizer: { jwt: { claims: { sub: '张三', ...claims } } } };
  const requestContext = { ...plain.requestContext, ...authorizer };
  const request = { ...plain, requestContext, body: JSON.stringify(members) };
  // The handler looks at nothing of the context.
  const response = await decideHandler(ports, { error: () => {} })(request, {} as Context);
  assertDescribed(request, response);
  return { response, ports, written: ports.written };
}

function decisionIn(key: string, body: string): Decision | undefined {
  return readDecision(Buffer.from(body), key).decision;
}

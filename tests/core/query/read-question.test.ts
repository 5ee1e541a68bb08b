import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestion } from '../../../core/query/read-question.ts';
import { OPEN_FINDING_CODES } from '../../../core/judge/open-finding-codes.ts';
import { writeCursor } from '../../../core/query/cursor.ts';

const V1 = '/api/v1';

/** [description, address, question] */
const RIGHT = [
  [
    'a region and year',
    `${V1}/reports?year=2021&region=419001`,
    { endpoint: 'reports', year: 2021, region: '419001', limit: 100, cursor: undefined },
  ],
  [
    'the most rows',
    `${V1}/reports?limit=1000&region=419001&year=2019`,
    { endpoint: 'reports', year: 2019, region: '419001', limit: 1000, cursor: undefined },
  ],
  [
    'a page that goes on',
    `${V1}/reports?year=2021&region=419001&cursor=${writeCursor('419001-gov')}`,
    { endpoint: 'reports', year: 2021, region: '419001', limit: 100, cursor: '419001-gov' },
  ],
  [
    'one report',
    `${V1}/reports/419001-gov-office.2021`,
    { endpoint: 'report', id: '419001-gov-office.2021' },
  ],
  [
    'a receipt',
    `${V1}/receipts/r-${'0af'.repeat(10)}00`,
    { endpoint: 'receipt', id: `r-${'0af'.repeat(10)}00`, format: undefined },
  ],
  [
    'the whole register',
    `${V1}/organisations`,
    {
      endpoint: 'organisations',
      region: undefined,
      kind: undefined,
      parent: undefined,
      limit: 100,
      cursor: undefined,
    },
  ],
  [
    'a province',
    `${V1}/organisations?region=41`,
    {
      endpoint: 'organisations',
      region: '41',
      kind: undefined,
      parent: undefined,
      limit: 100,
      cursor: undefined,
    },
  ],
  ['all items', `${V1}/items`, { endpoint: 'items', form: undefined }],
  ['the items of a form', `${V1}/items?form=2019`, { endpoint: 'items', form: '2019' }],
] as const;

for (const [description, address, question] of RIGHT) {
  // What was not given is absent, or there and undefined: the same to who asks.
  test(`reads ${description}`, () => assert.deepEqual(told(read(address)), told({ question })));
}

/** [description, address, kind of problem, `parameter code` of each error] */
const WRONG = [
  ['an address of nothing', `${V1}/nothing`, 'no-such-address', []],
  ['an address with a slash too many', `${V1}/reports/`, 'no-such-address', []],
  ['an address above', '/api', 'no-such-address', []],
  ['no parameters at all', `${V1}/reports`, 'invalid-parameters', ['year required', 'region required']],
  [
    'everything wrong at once',
    `${V1}/reports?year=20x1&region=4&limit=0&cursor=x&sort=up`,
    'invalid-parameters',
    ['sort unknown', 'year not-an-integer', 'region malformed', 'limit out-of-range', 'cursor malformed'],
  ],
  [
    'a year before the forms',
    `${V1}/reports?year=2018&region=419001`,
    'invalid-parameters',
    ['year out-of-range'],
  ],
  [
    'too many rows',
    `${V1}/reports?year=2021&region=419001&limit=1001`,
    'invalid-parameters',
    ['limit out-of-range'],
  ],
  [
    'a number with a sign',
    `${V1}/reports?year=+2021&region=419001`,
    'invalid-parameters',
    ['year not-an-integer'],
  ],
  [
    'a number in another notation',
    `${V1}/reports?year=2021&region=419001&limit=1e2`,
    'invalid-parameters',
    ['limit not-an-integer'],
  ],
  [
    'a parameter twice',
    `${V1}/reports?year=2021&year=2022&region=419001`,
    'invalid-parameters',
    ['year repeated'],
  ],
  ['an empty parameter', `${V1}/reports?year=&region=419001`, 'invalid-parameters', ['year not-an-integer']],
  [
    'full-width digits',
    `${V1}/reports?year=2021&region=４１９００１`,
    'invalid-parameters',
    ['region malformed'],
  ],
  [
    'a region with a line end',
    `${V1}/reports?year=2021&region=419001%0A`,
    'invalid-parameters',
    ['region malformed'],
  ],
  ['a form that never was', `${V1}/items?form=2020`, 'invalid-parameters', ['form not-a-choice']],
  [
    'a name of every object',
    `${V1}/items?constructor=1&__proto__=2`,
    'invalid-parameters',
    ['constructor unknown', '__proto__ unknown'],
  ],
  [
    'cells of everybody in every year',
    `${V1}/observations?table=3`,
    'invalid-parameters',
    ['year required', 'organisation required'],
  ],
  [
    'a region of three digits',
    `${V1}/observations?year=2021&region=419`,
    'invalid-parameters',
    ['region malformed'],
  ],
  [
    'a column that is not there',
    `${V1}/observations?year=2021&region=41&fields=code,flags`,
    'invalid-parameters',
    ['fields not-a-choice'],
  ],
  [
    'an item that is not there',
    `${V1}/observations?code=t3_granted__all&region=41`,
    'invalid-parameters',
    ['code not-a-choice'],
  ],
  [
    'a finding that is about files, and so never open',
    `${V1}/reports?year=2021&region=41&finding=row-width`,
    'invalid-parameters',
    ['finding not-a-choice'],
  ],
  [
    'a cursor of another list',
    `${V1}/observations?year=2021&region=41&cursor=${writeCursor('419001-gov')}`,
    'invalid-parameters',
    ['cursor malformed'],
  ],
  [
    'an end before the beginning',
    `${V1}/aggregates?code=t3_granted__total&from=2022&to=2021`,
    'invalid-parameters',
    ['to contradictory'],
  ],
  [
    'the same of a series',
    `${V1}/series/t3_granted__total?from=2022&to=2021`,
    'invalid-parameters',
    ['to contradictory'],
  ],
  [
    'changes until before since',
    `${V1}/changes?since=3&until=2`,
    'invalid-parameters',
    ['until contradictory'],
  ],
  [
    'a contradiction beside other errors',
    `${V1}/aggregates?from=2022&to=2021&x=1`,
    'invalid-parameters',
    ['x unknown', 'code required', 'to contradictory'],
  ],
  [
    'a range of which one end is no year',
    `${V1}/aggregates?code=t3_granted__total&from=2022&to=20`,
    'invalid-parameters',
    ['to out-of-range'],
  ],
  [
    'an organisation of another region',
    `${V1}/observations?year=2021&organisation=419001-gov&region=11`,
    'invalid-parameters',
    ['region contradictory'],
  ],
  [
    'applicants outside table 3',
    `${V1}/observations?year=2021&region=41&table=2&applicant=total`,
    'invalid-parameters',
    ['applicant contradictory'],
  ],
  [
    'an item of another table',
    `${V1}/observations?region=41&code=t3_granted__total&table=2`,
    'invalid-parameters',
    ['table contradictory'],
  ],
  [
    'an item of the other form',
    `${V1}/observations?region=41&code=t3_other_processing__total&form=2021`,
    'invalid-parameters',
    ['form contradictory'],
  ],
  ['an id that could be no report’s', `${V1}/reports/gov.2021`, 'no-such-report', ['id malformed']],
  ['an id in capitals', `${V1}/reports/419001-GOV.2021`, 'no-such-report', ['id malformed']],
  [
    'an id and a strange parameter',
    `${V1}/reports/gov.2021?x=1`,
    'invalid-parameters',
    ['x unknown', 'id malformed'],
  ],
  [
    'an id as a parameter',
    `${V1}/reports/419001-gov.2021?id=419001-gov.2022`,
    'invalid-parameters',
    ['id unknown'],
  ],
  ['an id that could be no receipt’s', `${V1}/receipts/r-XYZ`, 'no-receipt', ['id malformed']],
] as const;

for (const [description, address, kind, errors] of WRONG) {
  test(`refuses ${description}`, () => {
    const { problem } = read(address) as Extract<ReturnType<typeof read>, { problem: unknown }>; // asserted next
    assert.equal(problem?.kind, kind);
    assert.deepEqual(
      (problem.errors ?? []).map(({ code, parameter }) => `${parameter} ${code}`),
      errors,
    );
  });
}

/** [method, address, methods that it takes] */
const METHODS = [
  ['POST', `${V1}/reports`, 'GET, HEAD'],
  ['DELETE', `${V1}/items`, 'GET, HEAD'],
  ['get', `${V1}/items`, 'GET, HEAD'],
] as const;

for (const [method, address, allow] of METHODS) {
  test(`refuses ${method} ${address}, whatever its parameters`, () => {
    const answered = read(address, method);
    assert.ok('problem' in answered);
    assert.deepEqual([answered.problem.kind, answered.problem.allow], ['method-not-allowed', allow]);
  });
}

test('names the static file where a question is too wide', () => {
  const answered = read(`${V1}/reports?year=2021`);
  assert.ok('problem' in answered);
  assert.equal(answered.problem.see, '/feeds/v1/index.json');
  assert.match(answered.problem.detail.en, /feeds\/v1\/index\.json/);
  assert.match(answered.problem.detail.zh, /feeds\/v1\/index\.json/);
});

test('answers a thousand strange names with twenty', () => {
  const strange = Array.from({ length: 1000 }, (_, name) => `p${name}=1`).join('&');
  const answered = read(`${V1}/items?${strange}`);
  assert.ok('problem' in answered);
  assert.equal(answered.problem.errors?.length, 20);
});

test('shortens what it gives back', () => {
  const answered = read(`${V1}/items?form=${'x'.repeat(5000)}`);
  assert.ok('problem' in answered);
  assert.ok(JSON.stringify(answered.problem).length < 1000);
});

function read(address: string, method = 'GET') {
  const [path = '', query = ''] = address.split('?');
  return readQuestion({ method, path, query });
}

/** The members that have a value. */
function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test('a finding that can never be open is answered by those that can, in both languages', () => {
  const asked = read(`${V1}/reports?year=2021&region=41&finding=row-width`);
  assert.ok('problem' in asked);
  const [error] = asked.problem.errors ?? [];
  assert.deepEqual(error?.allowed, { values: OPEN_FINDING_CODES });
  for (const code of OPEN_FINDING_CODES)
    for (const words of Object.values(error?.detail ?? {})) assert.ok(words.includes(code), code);
});

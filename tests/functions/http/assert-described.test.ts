import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import type { HttpResponse } from '../../../functions/http/http-response.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

// What every response of the tests is held to has to refuse what is not described, or it proves nothing.

const LIST = '/api/v1/reports?year=2021&region=419001';
const ONE = '/api/v1/reports/419001-gov-office.2021';
const CELLS = '/api/v1/observations?year=2021&organisation=419001-gov-office';

type Change = (response: HttpResponse) => HttpResponse;

const withBody =
  (change: (body: { meta: object; data: { [name: string]: unknown }[] }) => object): Change =>
  (response) => ({ ...response, body: JSON.stringify(change(JSON.parse(response.body ?? ''))) });

const WRONG: readonly (readonly [what: string, address: string, change: Change])[] = [
  ['a status', LIST, (response) => ({ ...response, statusCode: 204 })],
  ['a type', LIST, (response) => ({ ...response, headers: { 'content-type': 'text/plain' } })],
  ['a body that is no JSON', LIST, (response) => ({ ...response, body: '<p>' })],
  ['a member beside the envelope', LIST, withBody((body) => ({ ...body, next: null }))],
  ['a member of meta', LIST, withBody((body) => ({ ...body, meta: { ...body.meta, count: 1 } }))],
  ['a lacking member', LIST, withBody(({ meta, data }) => ({ meta, data }))],
  ['a member of a row', CELLS, withBody((body) => ({ ...body, data: [{ ...body.data[0], note: '' }] }))],
  ['a number for a value', CELLS, withBody((body) => ({ ...body, data: [{ ...body.data[0], value: 1 }] }))],
  ['a list for one report', ONE, withBody((body) => ({ ...body, data: [body.data] }))],
];

for (const [what, address, change] of WRONG)
  test(`a response with ${what} that is not described is refused`, async () => {
    const request = httpRequest(address);
    const { ports } = queryPortsDouble({ reports: [publishedReport()] });
    const response = await queryHandler(ports, { error: console.error })(request, {} as Context); // it looks at none
    assertDescribed(request, response);
    assert.throws(() => assertDescribed(request, change(response)));
  });

import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApi } from '../../../core/query/open-api.ts';
import { ENDPOINTS, type Endpoint } from '../../../core/query/endpoint.ts';
import { SCHEMAS, type SchemaName } from '../../../core/query/schemas/schemas.ts';
import type { HttpRequest, HttpResponse } from '../../../functions/http/http-response.ts';

const validators = compileSchemas();

/** Holds a response to what the description of its address says: its status, its type, the shape of its body. */
export function assertDescribed(request: HttpRequest, response: HttpResponse): void {
  const status = response.statusCode ?? 0;
  const endpoint = Object.values<Endpoint>(ENDPOINTS).find(({ path }) => fits(path, request.rawPath));
  if (endpoint === undefined) {
    assert.equal(status, 404);
    return response.body === undefined ? undefined : assertShape('Problem', response.body);
  }
  const told = describedResponse(endpoint, status);
  assert.ok(told, `${endpoint.path} does not describe ${status}`);
  if (response.body === undefined) return;
  const type = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
  assert.ok(type in (told.content ?? {}), `${endpoint.path} does not describe ${type} for ${status}`);
  if (type.endsWith('json')) assertShape(status < 300 ? endpoint.answer : 'Problem', response.body);
}

/** Holds a JSON text to one of the schemas. */
export function assertShape(name: SchemaName, body: string | undefined): void {
  const validate = validators.get(name);
  assert.ok(validate);
  assert.ok(validate(JSON.parse(body ?? 'null')), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
}

function describedResponse(endpoint: Endpoint, status: number) {
  // The part of an OpenAPI document that tests look at; open-api.test.ts holds it to its shape.
  const { paths } = openApi() as unknown as {
    paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
  };
  return paths[endpoint.path]?.[endpoint.method.toLowerCase()]?.responses[String(status)];
}

function fits(path: string, asked: string): boolean {
  const [parts, given] = [path.split('/'), asked.split('/')];
  return (
    parts.length === given.length &&
    parts.every((part, at) => part === given[at] || (part === '{id}' && given[at] !== ''))
  );
}

/** Strict: a keyword that is misspelt, or does not belong to its type, is an error. */
function compileSchemas(): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
  ajv.addKeyword('components');
  ajv.addSchema({ $id: 'api', components: { schemas: SCHEMAS } });
  const names = Object.keys(SCHEMAS);
  return new Map(
    names.map((name) => [name, ajv.compile({ $ref: `api#/components/schemas/${name}` })] as const),
  );
}

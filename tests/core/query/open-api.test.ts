import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { ENDPOINTS, type Endpoint } from '../../../core/query/endpoint.ts';
import { openApi } from '../../../core/query/open-api.ts';
import { SCHEMAS } from '../../../core/query/schemas/schemas.ts';
import { readQuestion } from '../../../core/query/read-question.ts';

const SCHEMA = v.record(v.string(), v.unknown());
const RESPONSE = v.strictObject({
  description: v.pipe(v.string(), v.minLength(1)),
  content: v.optional(v.record(v.string(), v.strictObject({ schema: SCHEMA }))),
});
const PARAMETER = v.strictObject({
  name: v.string(),
  in: v.picklist(['path', 'query']),
  required: v.boolean(),
  description: v.string(),
  style: v.optional(v.literal('form')),
  explode: v.optional(v.literal(false)),
  schema: SCHEMA,
  example: v.union([v.string(), v.number(), v.array(v.string())]),
});
const OPERATION = v.strictObject({
  operationId: v.pipe(v.string(), v.regex(/^[A-Za-z]+$/)),
  summary: v.pipe(v.string(), v.minLength(1)),
  description: v.optional(v.string()),
  parameters: v.array(PARAMETER),
  requestBody: v.optional(
    v.strictObject({
      required: v.literal(true),
      description: v.optional(v.string()),
      content: v.record(v.string(), v.strictObject({ schema: SCHEMA })),
    }),
  ),
  security: v.optional(v.tuple([v.strictObject({ token: v.tuple([]) })])),
  responses: v.record(v.pipe(v.string(), v.regex(/^[1-5]\d\d$/)), RESPONSE),
});
/** The part of OpenAPI 3.1 that we use, strictly: a member of no meaning there is a mistake here. */
const DOCUMENT = v.strictObject({
  openapi: v.literal('3.1.1'),
  info: v.strictObject({
    title: v.string(),
    version: v.string(),
    summary: v.string(),
    description: v.string(),
    license: v.strictObject({ name: v.string(), identifier: v.string() }),
  }),
  servers: v.array(v.strictObject({ url: v.string(), description: v.string() })),
  security: v.tuple([]),
  paths: v.record(
    v.pipe(v.string(), v.startsWith('/')),
    v.strictObject({ get: v.optional(OPERATION), post: v.optional(OPERATION) }),
  ),
  components: v.strictObject({
    securitySchemes: v.strictObject({
      token: v.strictObject({
        type: v.literal('http'),
        scheme: v.literal('bearer'),
        bearerFormat: v.literal('JWT'),
        description: v.string(),
      }),
    }),
    schemas: v.record(v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]+$/)), SCHEMA),
  }),
});

const document = v.parse(DOCUMENT, openApi());
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) =>
    operation === undefined ? [] : [{ path, method, operation }],
  ),
);

test('a broken description is refused', () => {
  assert.throws(() => v.parse(DOCUMENT, { ...openApi(), paths: { nothing: {} } }));
  assert.throws(() => v.parse(DOCUMENT, { ...openApi(), path: {} }));
});

test('each endpoint is described by its method, and no other address is', () => {
  assert.deepEqual(
    operations.map(({ path, method }) => `${method} ${path}`).toSorted(),
    Object.values<Endpoint>(ENDPOINTS)
      .map(({ path, method }) => `${method.toLowerCase()} ${path}`)
      .toSorted(),
  );
});

test('no two operations have one id', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
});

test('what a path names is a parameter, required, and nothing else is in a path', () => {
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      inPath.map(({ name }) => `{${name}}`),
      path.match(/\{\w+\}/g) ?? [],
    );
    assert.ok(inPath.every(({ required }) => required));
  }
});

test('every reference leads to a schema, and every schema is used', () => {
  const used = new Set(
    [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name ?? '',
    ),
  );
  const all = Object.keys(SCHEMAS).toSorted();
  assert.deepEqual(
    [...used].filter((name) => !all.includes(name)),
    [],
  );
  assert.deepEqual(
    all.filter((name) => !used.has(name)),
    [],
  );
});

test('every example is right by its own schema, and by the code that reads questions', () => {
  const ajv = new Ajv2020({ strict: true });
  for (const { path, method, operation } of operations) {
    for (const { name, in: place, schema, example } of operation.parameters) {
      assert.ok(ajv.validate(schema, example), `${path} ${name}: ${ajv.errorsText()}`);
      const query = place === 'query' ? `${name}=${String(example)}` : '';
      const asked = { method: method.toUpperCase(), path: path.replace('{id}', String(example)), query };
      const read = readQuestion(asked);
      const errors = 'problem' in read ? (read.problem.errors ?? []) : [];
      assert.deepEqual(
        errors.filter(({ parameter, code }) => parameter === name && code !== 'required'),
        [],
      );
    }
  }
});

test('every operation describes a good answer and its problems', () => {
  for (const { path, operation } of operations) {
    const { responses } = operation;
    assert.ok((responses['200'] ?? responses['202'])?.content, path);
    for (const [status, { content }] of Object.entries(responses)) {
      if (Number(status) >= 400) assert.deepEqual(Object.keys(content ?? {}), ['application/problem+json']);
    }
    for (const status of ['400', '405', '500']) assert.ok(responses[status], `${path} ${status}`);
  }
});

import type { Bilingual } from '../findings/finding.ts';
import { ENGINE } from '../findings/engine.ts';
import { COMPARISONS } from './comparison.ts';
import { ENDPOINTS, type Endpoint } from './endpoint.ts';
import type { Parameter } from './parameter.ts';
import { PROBLEMS, type ProblemKind } from './problem.ts';
import { named, type JsonSchema } from './schemas/json-schema.ts';
import { SCHEMAS } from './schemas/schemas.ts';

/** Problems that every address can have. */
const ALWAYS: readonly ProblemKind[] = ['invalid-parameters', 'method-not-allowed', 'fault', 'took-too-long'];

/**
 * The description of all addresses in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), made from the very
 * declarations by which requests are read.
 */
export function openApi(): JsonSchema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'gongkai 公开',
      version: ENGINE.version,
      summary: 'Yearly reports on government information disclosure: questions over HTTP',
      description: say({
        zh: '政府信息公开工作年度报告的开放数据接口。数值均为与原表一致的文本；未填、零与不适用互不相同。',
        en: 'Values are texts, exactly as filed; blank, zero and not applicable are three different values.',
      }),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The host that serves this description' }],
    // Reading is open to everybody.
    security: [],
    paths: Object.fromEntries(
      Object.entries(ENDPOINTS).map(([name, endpoint]) => [endpoint.path, pathItem(name, endpoint)]),
    ),
    components: { schemas: SCHEMAS, securitySchemes: { token: TOKEN } },
  };
}

const TOKEN: JsonSchema = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: say({
    zh: '由部署者指定的 OpenID Connect 签发者签发',
    en: 'Of the OpenID Connect issuer that the deployment names',
  }),
};

function pathItem(name: string, endpoint: Endpoint): JsonSchema {
  const operation = {
    operationId: name,
    summary: say(endpoint.summary),
    ...(endpoint.oneOfEach === undefined ? {} : { description: needs(endpoint.oneOfEach) }),
    parameters: Object.entries(endpoint.parameters).map(([key, parameter]) => describe(key, parameter)),
    ...(endpoint.body === undefined ? {} : { requestBody: bodyOf(endpoint.body) }),
    ...(endpoint.members === undefined ? {} : { requestBody: membersOf(endpoint.members) }),
    ...(endpoint.needs === 'token' ? { security: [{ token: [] }] } : {}),
    responses: responsesOf(endpoint),
  };
  return { [endpoint.method.toLowerCase()]: operation };
}

/** OpenAPI has no words for it. */
function needs(groups: readonly (readonly string[])[]): string {
  const en = groups.map((names) => names.join(' or ')).join(', and ');
  const zh = groups.map((names) => names.join(' 或 ')).join('，以及 ');
  return say({ zh: `必须给出 ${zh}`, en: `Needed: ${en}` });
}

function describe(name: string, parameter: Parameter): JsonSchema {
  const isList = parameter.type === 'list';
  return {
    name,
    in: name === 'id' ? 'path' : 'query',
    required: parameter.required,
    description: say(parameter.description),
    ...(isList ? { style: 'form', explode: false } : {}),
    schema: schemaOf(parameter),
    example: exampleOf(parameter),
  };
}

function schemaOf(parameter: Parameter): JsonSchema {
  switch (parameter.type) {
    case 'integer': {
      const { minimum, maximum } = parameter;
      return withDefault({ type: 'integer', minimum, maximum }, parameter.default);
    }
    case 'text':
      return withDefault({ type: 'string', pattern: parameter.pattern.source }, parameter.default);
    case 'choice':
      return withDefault({ type: 'string', enum: parameter.values }, parameter.default);
    case 'list':
      return {
        type: 'array',
        items: { type: 'string', enum: parameter.values },
        uniqueItems: true,
        minItems: 1,
        ...(parameter.most === undefined ? {} : { maxItems: parameter.most }),
      };
    case 'comparison':
      return {
        type: 'string',
        pattern: `^[a-z0-9_]+\\.(?:${COMPARISONS.join('|')})\\.(?:[a-z0-9_]+|-?\\d+(?:\\.\\d+)?)$`,
      };
    case 'cursor':
      return { type: 'string', pattern: '^[A-Za-z0-9]+$' };
  }
}

function withDefault(schema: JsonSchema, value: string | number | undefined): JsonSchema {
  return value === undefined ? schema : { ...schema, default: value };
}

function exampleOf({ type, example }: Parameter) {
  if (type === 'integer') return Number(example);
  return type === 'list' ? example.split(',') : example;
}

/** One media type only: the gateway damages what is sent as text and is not UTF-8. */
function bodyOf(description: Bilingual): JsonSchema {
  return {
    required: true,
    description: say(description),
    content: { 'application/octet-stream': { schema: {} } },
  };
}

function membersOf(members: Readonly<Record<string, Parameter>>): JsonSchema {
  const entries = Object.entries(members);
  const properties = entries.map(([name, member]) => {
    const described = { ...schemaOf(member), description: say(member.description) };
    return [name, { ...described, examples: [exampleOf(member)] }] as const;
  });
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  };
  return { required: true, content: { 'application/json': { schema } } };
}

function responsesOf(endpoint: Endpoint): JsonSchema {
  const kinds = [...ALWAYS, ...(endpoint.problems ?? [])];
  const statuses = [...new Set(kinds.map((kind) => PROBLEMS[kind].status))].toSorted((a, b) => a - b);
  const problems = statuses.map((status) => [String(status), problemsOf(status, kinds)] as const);
  const held = endpoint.method === 'GET' ? [['304', { description: say(HELD) }] as const] : [];
  return Object.fromEntries([[String(endpoint.status ?? 200), good(endpoint)], ...held, ...problems]);
}

function good({ summary, answer, jsonType = 'application/json', alsoAs = [] }: Endpoint): JsonSchema {
  const others = alsoAs.map((type) => [type, { schema: { type: 'string' } }] as const);
  const content = { [jsonType]: { schema: named(answer) }, ...Object.fromEntries(others) };
  return { description: say(summary), content };
}

/** All problems of one status: their titles, and the shape that they share. */
function problemsOf(status: number, kinds: readonly ProblemKind[]): JsonSchema {
  const titles = kinds.filter((kind) => PROBLEMS[kind].status === status).map((kind) => PROBLEMS[kind].title);
  const description = say({
    zh: titles.map(({ zh }) => zh).join('；'),
    en: titles.map(({ en }) => en).join('; '),
  });
  return { description, content: { 'application/problem+json': { schema: named('Problem') } } };
}

const HELD: Bilingual = { zh: '与 If-None-Match 所示相同', en: 'The same as If-None-Match names' };

/** One text in both languages, for whom OpenAPI has one member only. */
function say({ zh, en }: Bilingual): string {
  return `${en} / ${zh}`;
}

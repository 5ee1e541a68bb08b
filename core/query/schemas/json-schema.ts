/** A JSON Schema of draft 2020-12, as data. */
export interface JsonSchema {
  readonly [keyword: string]: Json | undefined;
}

type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** An object of these members and no others; all are required but those named. */
export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An object of any members, all of one kind. */
export function record(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function oneOf(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values };
}

export function text(pattern?: RegExp): JsonSchema {
  return pattern === undefined ? { type: 'string' } : { type: 'string', pattern: pattern.source };
}

/** Another of the schemas of this API. */
export function named(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
export const FLAG: JsonSchema = { type: 'boolean' };
export const SHA256: JsonSchema = text(/^[0-9a-f]{64}$/);
/** A decimal as it was filed, never rounded. */
export const DECIMAL: JsonSchema = text(/^-?\d+(?:\.\d+)?$/);
/** UTC, whole seconds. */
export const MOMENT: JsonSchema = text(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
export const DAY: JsonSchema = text(/^\d{4}-\d{2}-\d{2}$/);
/** One sentence in both languages. */
export const BOTH_LANGUAGES: JsonSchema = object({ 'zh-CN': text(), en: text() });

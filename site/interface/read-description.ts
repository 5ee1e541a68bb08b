import * as v from 'valibot';

const ParameterSchema = v.object({
  name: v.string(),
  in: v.string(),
  required: v.optional(v.boolean(), false),
  description: v.optional(v.string(), ''),
  schema: v.optional(
    v.object({
      enum: v.optional(v.array(v.string())),
      minimum: v.optional(v.number()),
      maximum: v.optional(v.number()),
      pattern: v.optional(v.string()),
    }),
    {},
  ),
  example: v.optional(v.union([v.string(), v.number(), v.array(v.string())]), ''),
});
const OperationSchema = v.object({
  operationId: v.string(),
  summary: v.string(),
  description: v.optional(v.string()),
  parameters: v.optional(v.array(ParameterSchema), []),
  security: v.optional(v.array(v.unknown())),
  responses: v.record(
    v.string(),
    v.object({
      description: v.optional(v.string(), ''),
      content: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
  ),
});
const DescriptionSchema = v.object({ paths: v.record(v.string(), v.record(v.string(), OperationSchema)) });

/** What the page tells of an OpenAPI description. */
export type Description = v.InferOutput<typeof DescriptionSchema>;
export type Operation = v.InferOutput<typeof OperationSchema>;
export type OperationParameter = v.InferOutput<typeof ParameterSchema>;

/** Reads the description that the API serves of itself. */
export async function readDescription(address: string): Promise<Description> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return v.parse(DescriptionSchema, await answer.json());
}

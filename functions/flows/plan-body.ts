import type { Plan } from '../ports.ts';

/** Grows when plans of the present code could not be carried out by the next; they live as long as an upload. */
const SCHEMA = 1;

/** The stored form of a plan. */
export function encodePlan(plan: Plan): string {
  return JSON.stringify({ schema: SCHEMA, ...plan });
}

/** The plan of a stored form; one that is missing or of another schema is our fault, and is left for newer code. */
export function decodePlan(body: string | undefined, key: string): Plan {
  if (body === undefined) throw new Error(`plan ${key} is missing`);
  // `encodePlan` wrote it under its own hash, so that its shape is certain once its schema is.
  const { schema, ...plan } = JSON.parse(body) as Plan & { readonly schema: number };
  if (schema !== SCHEMA) throw new Error(`plan ${key} has schema ${schema}, this code knows ${SCHEMA}`);
  return plan;
}

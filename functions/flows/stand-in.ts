import type { StandIn, UploadName } from '../ports.ts';
import { decodePlan, encodePlan } from './plan-body.ts';
import { receiptIdOf } from './receipt-id.ts';

const SCHEMA = 1;

/** Where the upload bucket keeps what stands in place of uploads that were removed. */
export const STAND_INS = 'removed/';

/** The key of what stands in place of an upload. */
export function standInKey(upload: UploadName): string {
  return `${STAND_INS}${receiptIdOf(upload)}.json`;
}

/** The stored form of what stands in place of an upload. */
export function encodeStandIn({ plan, ...rest }: StandIn): string {
  const stored = { schema: SCHEMA, ...rest, ...(plan && { plan: JSON.parse(encodePlan(plan)) as unknown }) };
  return `${JSON.stringify(stored, null, 2)}\n`;
}

/** Reads it back; one of another schema is our fault, and is left for newer code. */
export function decodeStandIn(body: string, key: string): StandIn {
  // `encodeStandIn` wrote it, so that its shape is certain once its schema is.
  const { schema, plan, ...rest } = JSON.parse(body) as StandIn & { readonly schema: number };
  if (schema !== SCHEMA) throw new Error(`${key} has schema ${schema}, this code knows ${SCHEMA}`);
  return { ...rest, ...(plan && { plan: decodePlan(JSON.stringify(plan), key) }) };
}

import { ORG_ID } from '../../core/datasets/organisation.ts';

/** What a sheet is about, and its address from the root of the host. */
export type CardSubject =
  | { readonly kind: 'all'; readonly path: string }
  | { readonly kind: 'organisation'; readonly path: string; readonly orgId: string }
  | { readonly kind: 'report'; readonly path: string; readonly orgId: string; readonly year: string };

/** Reads what a sheet is asked for: `id` of a report or an organisation; anything else is the whole. */
export function readCardSubject(query: string): CardSubject {
  const id = new URLSearchParams(query).get('id') ?? '';
  const [orgId = '', year, ...rest] = id.split('.');
  if (!ORG_ID.test(orgId) || rest.length > 0) return { kind: 'all', path: '/data.html' };
  if (year === undefined) return { kind: 'organisation', path: `/organisations/${orgId}`, orgId };
  if (!/^\d{4}$/.test(year)) return { kind: 'all', path: '/data.html' };
  return { kind: 'report', path: `/reports/${orgId}.${year}`, orgId, year };
}

import { ORG_ID } from '../datasets/organisation.ts';

/** The place after an organisation in a list that is ordered by organisation, as readers carry it round. */
export function writeCursor(orgId: string): string {
  return btoa(orgId).replaceAll('=', '');
}

/** The organisation after which a page begins; undefined where no page of ours ever ended like that. */
export function readCursor(cursor: string): string | undefined {
  // Ids are short, and of these letters only.
  if (!/^[A-Za-z0-9]{12,64}$/.test(cursor) || cursor.length % 4 === 1) return undefined;
  const orgId = atob(cursor);
  return ORG_ID.test(orgId) && writeCursor(orgId) === cursor ? orgId : undefined;
}

import { ORG_ID } from '../../datasets/organisation.ts';

/** What a page at an address of ours is about. */
export type PageSubject =
  | { readonly kind: 'report'; readonly reportId: string; readonly year: number; readonly region: string }
  | { readonly kind: 'organisation'; readonly orgId: string }
  | { readonly kind: 'nothing' };

const REPORTS = '/reports/';
const ORGANISATIONS = '/organisations/';

/** Reads the address of a page; undefined where it is none, `nothing` where it could never be one. */
export function readPageAddress(path: string): PageSubject | undefined {
  if (path.startsWith(REPORTS)) return reportOf(path.slice(REPORTS.length));
  if (path.startsWith(ORGANISATIONS)) return organisationOf(path.slice(ORGANISATIONS.length));
  return undefined;
}

function reportOf(reportId: string): PageSubject {
  const [orgId = '', year = '', ...rest] = reportId.split('.');
  if (!ORG_ID.test(orgId) || !/^\d{4}$/.test(year) || rest.length > 0) return { kind: 'nothing' };
  return { kind: 'report', reportId, year: Number(year), region: orgId.slice(0, 6) };
}

function organisationOf(orgId: string): PageSubject {
  return ORG_ID.test(orgId) ? { kind: 'organisation', orgId } : { kind: 'nothing' };
}

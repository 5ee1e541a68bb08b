import * as v from 'valibot';
import { ORG_ID } from '../../datasets/organisation.ts';
import type { DecisionHead } from '../decision-head.ts';
import { MEMBER, type DecisionKindDeclaration } from '../decision-kind.ts';

/** A way in for an office without an account: whoever knows the secret may send that office's files (报送链接). */
export interface Link extends DecisionHead {
  readonly kind: 'links';
  readonly linkId: string;
  readonly orgId: string;
  /** The report year for which it was made. */
  readonly year: number;
  /** Lower-case hex; the secret itself is kept nowhere. */
  readonly secretSha256: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly expiresAt: string;
  readonly revoked: boolean;
}

/** Public: it tells which link is meant, and opens nothing. */
export const LINK_ID = /^l-[0-9a-f]{24}$/;

/** `decisions/links/{link_id}.json`: its newest version stands, so that taking it back is writing it once more. */
export const LINKS: DecisionKindDeclaration<Link> = {
  schema: v.pipe(
    v.strictObject({
      schema: MEMBER.schema,
      kind: v.literal('links'),
      link_id: v.pipe(v.string(), v.regex(LINK_ID)),
      org_id: v.pipe(v.string(), v.regex(ORG_ID)),
      year: v.pipe(v.number(), v.integer(), v.minValue(2019), v.maxValue(2100)),
      secret_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      expires_at: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)),
      revoked: v.boolean(),
      by: MEMBER.by,
      reason: MEMBER.reason,
    }),
    v.transform(
      ({
        schema: _schema,
        link_id: linkId,
        org_id: orgId,
        secret_sha256: secretSha256,
        expires_at: expiresAt,
        ...rest
      }) => ({ linkId, orgId, secretSha256, expiresAt, ...rest }),
    ),
  ),
  subject: ({ linkId }) => ({ name: linkId }),
  texts: ({ by, reason }) => ({ by, ...(reason !== undefined && { reason }) }),
};

/** The object of a link, as it lies in the bucket. */
export function linkDocument({ linkId, orgId, secretSha256, expiresAt, year, ...rest }: Link): object {
  return {
    schema: 1,
    kind: rest.kind,
    link_id: linkId,
    org_id: orgId,
    year,
    secret_sha256: secretSha256,
    expires_at: expiresAt,
    revoked: rest.revoked,
    by: rest.by,
    ...(rest.reason === undefined ? {} : { reason: rest.reason }),
  };
}

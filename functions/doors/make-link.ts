import { linkDocument, type Link } from '../../core/decisions/kinds/links.ts';
import type { MembersOf } from '../../core/query/question.ts';
import { receiptIdOf } from '../flows/receipt-id.ts';
import type { AtDoor } from './answer-at-door.ts';
import type { DecidePorts } from './decide-ports.ts';
import { linkKey, secretHash } from './find-link.ts';

const DAY_MS = 86_400_000;

/** Makes a submission link. Its secret is in the answer, and only its hash is written down. */
export async function makeLink(
  { org_id: orgId, year, days }: MembersOf<'links'>,
  by: string,
  { decisions, now, random }: Pick<DecidePorts, 'decisions' | 'now' | 'random'>,
): Promise<AtDoor> {
  const linkId = `l-${random(12).toString('hex')}`;
  const secret = random(32).toString('base64url');
  const expiresAt = `${new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 19)}Z`;
  const secretSha256 = secretHash(secret);
  const link: Link = { kind: 'links', linkId, orgId, year, secretSha256, expiresAt, revoked: false, by };
  const key = linkKey(linkId);
  const { versionId } = await decisions.put(key, JSON.stringify(linkDocument(link)));
  return {
    document: {
      schema: 'gongkai/submission-link/v1',
      link_id: linkId,
      org_id: orgId,
      year,
      expires_at: expiresAt,
      // After #, so that no server and no log ever sees it.
      address: `/check/#link=${linkId}.${secret}&org=${orgId}&year=${year}`,
      receipt_id: receiptIdOf({ key, versionId }),
    },
  };
}

import type { MembersOf } from '../../core/query/question.ts';
import { shardOfReport } from '../flows/record-id.ts';
import { isReviewed } from '../flows/review-gate.ts';
import type { StateReader, WaitingUpload } from '../ports.ts';
import type { AtDoor } from './answer-at-door.ts';
import { authorize } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { RegisterReader } from './relation-to.ts';

/** What waits for a reviewer, and what reviewers have said. */
export type WaitingReader = Pick<StateReader, 'waitingPage' | 'decisionsOfShard'>;

/** What listing works with. */
export interface ListPorts {
  readonly register: RegisterReader;
  readonly waiting: WaitingReader;
}

/** Lists what waits for this caller, who may release it: of one page of the region those that are his to review. */
export async function listWaiting(
  caller: Caller,
  { region, after }: MembersOf<'waiting'>,
  { register, waiting }: ListPorts,
): Promise<AtDoor> {
  const problem = await authorize(caller, { action: 'release', orgId: caller.orgId }, register);
  if (problem !== undefined) return { problem };
  const page = await waiting.waitingPage(region, after);
  const open = await unreviewed(page.uploads, waiting);
  const known = await remembering(open.map(orgIdOf), register);
  const own: WaitingUpload[] = [];
  for (const upload of open) {
    const intent = { action: 'release', orgId: orgIdOf(upload) } as const;
    if ((await authorize(caller, intent, known)) === undefined) own.push(upload);
  }
  const rows = own.map(({ reportId, receiptId }) => ({
    report_id: reportId,
    receipt_id: receiptId,
    receipt: `/api/v1/receipts/${receiptId}`,
  }));
  return { document: { schema: 'gongkai/waiting/v1', waiting: rows, next: page.next ?? null } };
}

/** Where a review and its filing came at once, the list may still name what was reviewed. */
async function unreviewed(
  uploads: readonly WaitingUpload[],
  waiting: WaitingReader,
): Promise<readonly WaitingUpload[]> {
  const open: WaitingUpload[] = [];
  const shards = Map.groupBy(uploads, ({ reportId }) => JSON.stringify(shardOfReport(reportId)));
  for (const ofShard of shards.values()) {
    const [first] = ofShard;
    if (first === undefined) continue;
    const { year, region } = shardOfReport(first.reportId);
    const decisions = await waiting.decisionsOfShard(year, region);
    open.push(...ofShard.filter((upload) => !isReviewed(upload, decisions)));
  }
  return open;
}

/** The register, asked once for these rows and once for each above them. */
async function remembering(orgIds: readonly string[], register: RegisterReader): Promise<RegisterReader> {
  const rows = new Map(orgIds.length === 0 ? [] : await register.organisations(orgIds));
  return {
    organisations: async (ids) => {
      const missing = ids.filter((id) => !rows.has(id));
      if (missing.length > 0)
        for (const [id, row] of await register.organisations(missing)) rows.set(id, row);
      return rows;
    },
  };
}

function orgIdOf({ reportId }: WaitingUpload): string {
  return reportId.slice(0, reportId.lastIndexOf('.'));
}

import { hash } from 'node:crypto';
import type { Organisation } from '../../core/datasets/organisation.ts';
import type { UploadFacts } from '../../core/findings/receipt.ts';
import { reportIdOf, type CanonicalReport } from '../../core/forms/canonical-report.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import type { Predecessors } from '../../core/judge/predecessors.ts';
import type { OpenedUpload } from '../engine.ts';
import type { StateReader } from '../ports.ts';
import { readPredecessors, type PredecessorReader } from './read-predecessors.ts';

/** The little of the table that judging looks at. */
export type ContextReader = Pick<StateReader, 'organisations' | 'figures'> & PredecessorReader;

/** Parents above a unit that may be asked for; the register has five levels. */
const MOST_LEVELS = 8;

/** All that a judgement depends on beside the bytes: the register and the reports that the file names, as they are now. */
export async function judgeContext(
  { mentions }: Pick<OpenedUpload, 'mentions'>,
  about: { readonly receiptId: string; readonly upload: UploadFacts },
  reader: ContextReader,
): Promise<JudgeContext> {
  const [organisations, own] = await Promise.all([
    withParents(mentions.organisations, reader),
    reader.figures(mentions.reports),
  ]);
  const predecessors = await readPredecessors(mentions.organisations, reader);
  const earlier = new Map([...own, ...(await reportsBefore(mentions.reports, predecessors, reader))]);
  const today = dayInChina(about.upload.receivedAt);
  const seen = [inOrder(organisations), inOrder(earlier), today, inOrder(predecessors)];
  const contextHash = hash('sha256', JSON.stringify(seen));
  const revisions = new Map([...own].map(([id, { revision }]) => [id, revision]));
  return { ...about, organisations, predecessors, earlier, revisions, today, contextHash };
}

/** What stands of the named years of whoever went into the organisations that are named. */
async function reportsBefore(
  reportIds: readonly string[],
  predecessors: Predecessors,
  reader: ContextReader,
): Promise<ReadonlyMap<string, CanonicalReport>> {
  if (predecessors.size === 0) return new Map();
  const ids = reportIds.flatMap((id) => {
    const dot = id.lastIndexOf('.');
    const before = predecessors.get(id.slice(0, dot)) ?? [];
    return before.map(({ orgId }) => reportIdOf(orgId, Number(id.slice(dot + 1))));
  });
  return reader.figures(ids);
}

async function withParents(
  ids: readonly string[],
  reader: ContextReader,
): Promise<ReadonlyMap<string, Organisation>> {
  const found = new Map<string, Organisation>();
  let asked: readonly string[] = [...new Set(ids)];
  for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
    const rows = await reader.organisations(asked);
    for (const [id, row] of rows) found.set(id, row);
    const parents = [...rows.values()].flatMap((row) => (row.parent === undefined ? [] : [row.parent]));
    asked = [...new Set(parents)].filter((id) => !found.has(id));
  }
  return found;
}

/** The day on which the upload arrived, as its sender saw it: all of China has one time, eight hours ahead. */
function dayInChina(receivedAt: string): string {
  return new Date(Date.parse(receivedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function inOrder<Value>(found: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

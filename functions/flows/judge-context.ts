import { hash } from 'node:crypto';
import type { Organisation } from '../../core/datasets/organisation.ts';
import type { UploadFacts } from '../../core/findings/receipt.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import type { OpenedUpload } from '../engine.ts';
import type { StateReader } from '../ports.ts';

/** The little of the table that judging looks at. */
export type ContextReader = Pick<StateReader, 'organisations' | 'figures'>;

/** Parents above a unit that may be asked for; the register has five levels. */
const MOST_LEVELS = 8;

/** All that a judgement depends on beside the bytes: the register and the reports that the file names, as they are now. */
export async function judgeContext(
  { mentions }: Pick<OpenedUpload, 'mentions'>,
  about: { readonly receiptId: string; readonly upload: UploadFacts },
  reader: ContextReader,
): Promise<JudgeContext> {
  const [organisations, earlier] = await Promise.all([
    withParents(mentions.organisations, reader),
    reader.figures(mentions.reports),
  ]);
  const today = dayInChina(about.upload.receivedAt);
  const contextHash = hash('sha256', JSON.stringify([inOrder(organisations), inOrder(earlier), today]));
  const revisions = new Map([...earlier].map(([id, { revision }]) => [id, revision]));
  return { ...about, organisations, earlier, revisions, today, contextHash };
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

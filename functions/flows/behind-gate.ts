import type { StateReader } from '../ports.ts';
import { inParallel } from './in-parallel.ts';
import { openRevisions } from './review-gate.ts';

const AT_ONCE = 16;

/** What of a reader tells of revisions, and of what was said about them. */
type Telling = Pick<StateReader, 'histories' | 'decisionsOfReport'>;

/**
 * The reader of whoever tells the public: its histories hold no revision that waits for review or was returned. `since`
 * is the gate's moment; without it the reader is as it was.
 */
export function behindGate<Reader extends Telling>(reader: Reader, since: string | undefined): Reader {
  if (since === undefined) return reader;
  const histories: Telling['histories'] = async (reportIds) => {
    const stored = [...(await reader.histories(reportIds))];
    const open = await inParallel(
      stored,
      AT_ONCE,
      async ([reportId, revisions]) =>
        [reportId, await openRevisions(reportId, revisions, { since, reader })] as const,
    );
    return new Map(open.filter(([, revisions]) => revisions.length > 0));
  };
  return { ...reader, histories };
}

import { reportIdOf } from '../forms/canonical-report.ts';
import type { DraftReport } from '../intake/draft.ts';
import { readYear } from '../intake/read-year.ts';

/** The id that a report will have, as far as its file says who and when; else what stands there. */
export function draftReportId({ orgId, year }: Pick<DraftReport, 'orgId' | 'year'>): string {
  const read = readYear(year.text);
  const who = orgId.text.trim();
  return 'value' in read ? reportIdOf(who, read.value) : `${who}.${year.text.trim()}`;
}

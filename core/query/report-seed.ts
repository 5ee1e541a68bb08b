import type { PublishedReport } from '../publish/published-report.ts';

/** What tells one state of a report from every other: a revision never changes, and stands for one file. */
export function seedOf({ reportId, revision, source }: PublishedReport): string {
  return `${reportId} ${revision} ${source.fileSha256} ${source.receivedAt} ${source.status}`;
}

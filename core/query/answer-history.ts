import { changeDocument, revisionDocument } from '../publish/history-json.ts';
import type { ReportRevision } from '../publish/report-history.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Answers with the revisions of a report: what each was, and how many values it changed. */
export function answerRevisions(
  asked: QuestionTo<'revisions'>,
  history: readonly ReportRevision[],
  licence: string,
): Answer {
  const rows = history.map((one) => ({ ...revisionDocument(one), changes: one.changes.length }));
  return answerRows(asked, rows, licence);
}

/** Answers with every value that a revision of the report changed: old, new, why, and the file that brought it. */
export function answerReportChanges(
  asked: QuestionTo<'valueChanges'>,
  history: readonly ReportRevision[],
  licence: string,
): Answer {
  const told = history.filter(({ revision }) => asked.revision === undefined || revision === asked.revision);
  const rows = told.flatMap((one) => {
    const { revision, kind, reason, received_at, file_sha256, receipt_status } = revisionDocument(one);
    const about = { revision, kind, reason, received_at, file_sha256, receipt_status };
    return one.changes.map((change) => ({ ...changeDocument(change), ...about }));
  });
  return answerRows(asked, rows, licence);
}

function answerRows(
  asked: QuestionTo<'revisions'> | QuestionTo<'valueChanges'>,
  rows: readonly object[],
  licence: string,
): Answer {
  const { endpoint, ...values } = asked;
  const links = {
    self: addressOf(endpoint, values),
    next: null,
    describedby: addressOf('items', {}),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  const data = JSON.stringify(rows);
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

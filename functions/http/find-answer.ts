import { answerItems } from '../../core/query/answer-items.ts';
import { answerOpenApi } from '../../core/query/answer-open-api.ts';
import { answerOrganisations } from '../../core/query/answer-organisations.ts';
import { answerReport } from '../../core/query/answer-report.ts';
import { answerReviews } from '../../core/query/answer-reviews.ts';
import { answerReportChanges, answerRevisions } from '../../core/query/answer-history.ts';
import { answerRules } from '../../core/query/answer-rules.ts';
import type { WritingName } from '../../core/query/endpoint.ts';
import { MAX_LIMIT } from '../../core/query/parameters.ts';
import type { Question, QuestionTo } from '../../core/query/question.ts';
import { noSuchReceipt, noSuchReport, withdrawnReport } from '../../core/query/read-question.ts';
import { historiesWithoutTakenDown } from '../../core/publish/shard-content.ts';
import { reportHistory } from '../../core/publish/report-history.ts';
import { openReport } from '../flows/open-report.ts';
import type { Found } from './found.ts';
import { findReports } from './find-reports.ts';
import { findObservations } from './find-observations.ts';
import { findStatus } from './find-status.ts';
import { preferredType } from './preferred-type.ts';
import type { QueryPorts } from './query-ports.ts';

/** A question that is about what is there already. */
export type Reading = Exclude<Question, { readonly endpoint: 'validate' | WritingName }>;

/** Answers one question from the state of now, or from the release that it names. */
export async function findAnswer(
  asked: Reading,
  accept: string | undefined,
  ports: QueryPorts,
): Promise<Found> {
  if (!('as_of' in asked) || asked.as_of === undefined) return findInState(asked, accept, ports);
  const { askRelease } = await import('./released/ask-release.ts');
  return askRelease(asked.as_of, ports, (as_of, released) =>
    findInState({ ...asked, as_of }, accept, released),
  );
}

/** Answers with few requests to the table, or none; a receipt takes its body from the bucket too. */
async function findInState(asked: Reading, accept: string | undefined, ports: QueryPorts): Promise<Found> {
  const { decisions, licence } = ports;
  switch (asked.endpoint) {
    case 'reports':
      return { answer: await findReports(asked, await portsFor(asked, ports)) };
    case 'report':
      return findReport(asked, ports);
    case 'revisions':
    case 'valueChanges':
      return findHistory(asked, ports);
    case 'observations':
      return findObservations(asked, asked.format ?? preferredFormat(accept), await portsFor(asked, ports));
    case 'aggregates': {
      const { findRollups } = await import('./rollup/find-rollups.ts');
      const format = asked.format ?? preferredFormat(accept);
      return { answer: await findRollups.aggregates(asked, format, ports) };
    }
    case 'series': {
      const { findRollups } = await import('./rollup/find-rollups.ts');
      return { answer: await findRollups.series(asked, ports) };
    }
    case 'coverage': {
      const { findRollups } = await import('./rollup/find-rollups.ts');
      return { answer: await findRollups.coverage(asked, ports) };
    }
    case 'differences': {
      const { findRollups } = await import('./rollup/find-rollups.ts');
      return { answer: await findRollups.differences(asked, ports) };
    }
    case 'changes': {
      const { findChanges } = await import('./released/find-changes.ts');
      return findChanges(asked, asked.format ?? preferredFormat(accept), ports);
    }
    case 'feed': {
      const { findFeed } = await import('./released/find-feed.ts');
      return findFeed(asked, asked.format ?? feedFormat(accept), ports);
    }
    case 'receipt':
      return findReceipt(asked, ports);
    case 'reviews':
      return { answer: answerReviews(asked, await decisions.decisionsOfReport(asked.report_id), licence) };
    case 'organisations':
      return findOrganisations(asked, ports);
    case 'items':
      return { answer: answerItems(asked, licence) };
    case 'rules':
      return { answer: answerRules(asked, licence) };
    case 'status':
      return { answer: await findStatus(asked, ports) };
    case 'openapi':
      return { answer: answerOpenApi() };
  }
}

/** What is open follows from other reports too, so that only what is published tells it without reading them all. */
async function portsFor(
  { finding }: Pick<QuestionTo<'reports'>, 'finding'>,
  ports: QueryPorts,
): Promise<QueryPorts> {
  if (finding === undefined || ports.releasedRoot !== undefined) return ports;
  const { publishedState } = await import('./released/published-state.ts');
  return { ...ports, state: await publishedState(ports) };
}

/** JSON Feed unless Atom is liked better. */
function feedFormat(accept: string | undefined): 'json' | 'atom' {
  const types = ['application/feed+json', 'application/atom+xml'] as const;
  return preferredType(accept, types) === 'application/atom+xml' ? 'atom' : 'json';
}

/** JSON unless CSV is liked better. */
function preferredFormat(accept: string | undefined): 'json' | 'csv' {
  return preferredType(accept, ['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json';
}

async function findReport(asked: QuestionTo<'report'>, { state, licence }: QueryPorts): Promise<Found> {
  const report = await state.stateOfReport(asked.id);
  if (report === undefined) return { problem: noSuchReport() };
  if (report.withdrawn) return { problem: withdrawnReport(report) };
  // Of a release, the findings are those that were published with it.
  const open = report.openFindings === undefined ? await openReport(report, state) : report;
  return { answer: answerReport(asked, open, licence) };
}

async function findHistory(
  asked: QuestionTo<'revisions'> | QuestionTo<'valueChanges'>,
  { state, licence }: QueryPorts,
): Promise<Found> {
  const stored = await state.histories([asked.id]);
  const decisions = await state.decisionsOfReport(asked.id);
  const history = reportHistory(historiesWithoutTakenDown(stored, decisions).get(asked.id) ?? []);
  if (history.length === 0) return { problem: noSuchReport() };
  return asked.endpoint === 'revisions'
    ? { answer: answerRevisions(asked, history, licence) }
    : { answer: answerReportChanges(asked, history, licence) };
}

/** One page of the register; where only some rows of it are wanted, as many are read as any answer can hold. */
async function findOrganisations(
  asked: QuestionTo<'organisations'>,
  { state, licence }: QueryPorts,
): Promise<Found> {
  const { region = '', kind, level, parent, limit, cursor } = asked;
  const isSelective = (kind ?? level ?? parent) !== undefined;
  const page = await state.organisationPage(region, isSelective ? MAX_LIMIT : limit, cursor);
  return { answer: answerOrganisations(asked, page, licence) };
}

async function findReceipt(
  { id, format, lang }: QuestionTo<'receipt'>,
  { state, receipts }: QueryPorts,
): Promise<Found> {
  const key = (await state.uploadRecord(id))?.body;
  if (key === undefined) return { problem: noSuchReceipt() };
  const body = await receipts.get(key);
  if (body === undefined) throw new Error(`receipt ${id} is final, and its body ${key} is not there`);
  return { receipt: { key, body, format, lang } };
}

import { formOfYear } from '../forms/form.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import { itemsOfTable } from '../publish/shard-items.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer, Warning } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import type { QuestionTo } from './question.ts';
import { seedOf } from './report-seed.ts';
import { writeEnvelope } from './write-envelope.ts';
import { writeReportRow } from './write-report.ts';

/** Answers with the reports of a region and year; `reports` are all of them, in code-point order of their ids. */
export function answerReports(
  asked: QuestionTo<'reports'>,
  reports: readonly PublishedReport[],
  licence: string,
): Answer {
  const { cursor } = asked;
  const rest = cursor === undefined ? reports : reports.filter(({ orgId }) => orgId > cursor);
  const page = rest.slice(0, asked.limit);
  const more = page.length < rest.length;
  const last = page.at(-1);
  const form = formOfYear(asked.year);
  const items = form === undefined ? [] : itemsOfTable(form, reports);
  const links = {
    self: addressOf('reports', asked),
    next: more && last !== undefined ? addressOf('reports', { ...asked, cursor: last.orgId }) : null,
    describedby: addressOf('items', { form: form?.id }),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: reports.length,
    limit: asked.limit,
    truncated: more,
    // Who is expected is known once a collection round says so.
    coverage: { expected: null, reported: reports.length, missing: null },
    codes: items.map(({ code }) => code),
    warnings: warningsOf(reports.length, more),
  };
  return {
    body: writeEnvelope(meta, `[${page.map((report) => writeReportRow(report, items)).join(',')}]`, links),
    seed: [licence, ...reports.map(seedOf)].join('\n'),
    links,
    maxAge: STATE_MAX_AGE,
  };
}

function warningsOf(total: number, more: boolean): readonly Warning[] {
  if (total === 0) return [NO_DATA];
  return more ? [TRUNCATED] : [];
}

/** The answer is right and empty. */
export const NO_DATA: Warning = {
  code: 'no-data',
  message: { zh: '没有符合条件的数据', en: 'There is no data for this question' },
};

/** There is more than this page. */
export const TRUNCATED: Warning = {
  code: 'truncated',
  message: {
    zh: `本页不是全部：续页见 links.next，全部数据见静态文件 ${feedRoot()}`,
    en: `This page is not all: go on at links.next, or take everything from the static file ${feedRoot()}`,
  },
};

import { formOfYear } from '../forms/form.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import { itemsOfTable } from '../publish/shard-items.ts';
import { addressOf, feedRoot } from './address.ts';
import type { CoverageCounts } from '../publish/rollup/rollup-group.ts';
import type { Answer, Coverage, Warning } from './answer.ts';
import type { CoverageNote } from './coverage-note.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import type { QuestionTo } from './question.ts';
import { seedOf } from './report-seed.ts';
import { writeEnvelope } from './write-envelope.ts';
import { writeReportRow } from './write-report.ts';

/** A page of reports, in code-point order of their ids. */
export interface ReportsFound {
  readonly rows: readonly PublishedReport[];
  /** All reports of the regions that were looked into: they decide which columns there are. */
  readonly shard: readonly PublishedReport[];
  /** After whom the next page begins. */
  readonly last: string | undefined;
  readonly more: boolean;
  /** Whether the page is all that there is. */
  readonly isWhole: boolean;
  /** Of those who were to report and are as wanted, how many have, as it is published; or why that can't be told. */
  readonly coverage: Pick<CoverageCounts, 'expected' | 'reported'> | CoverageNote;
}

/** Answers with the reports of a region and year. */
export function answerReports(asked: QuestionTo<'reports'>, found: ReportsFound, licence: string): Answer {
  const { rows, shard, last, more } = found;
  const form = formOfYear(asked.year);
  const items = form === undefined ? [] : itemsOfTable(form, shard);
  const links = {
    self: addressOf('reports', asked),
    next: more && last !== undefined ? addressOf('reports', { ...asked, cursor: last }) : null,
    describedby: addressOf('items', { form: form?.id }),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: totalOf(asked, found),
    limit: asked.limit,
    truncated: more,
    coverage: coverageOf(asked, found),
    codes: items.map(({ code }) => code),
    warnings: warningsOf(rows.length, more),
  };
  return {
    body: writeEnvelope(meta, `[${rows.map((report) => writeReportRow(report, items)).join(',')}]`, links),
    seed: [
      licence,
      last,
      more,
      JSON.stringify(found.coverage),
      ...shard.map(seedOf),
      ...rows.map(({ orgId }) => orgId),
    ].join('\n'),
    links,
    maxAge: STATE_MAX_AGE,
  };
}

/** Of those expected, who has reported; where that can't be told, only how many reports there are. */
function coverageOf(asked: QuestionTo<'reports'>, found: ReportsFound): Coverage {
  const { coverage } = found;
  if ('code' in coverage) {
    const reported = totalOf(asked, found) ?? found.rows.length;
    return { expected: null, reported, missing: null, note: coverage };
  }
  const { expected, reported } = coverage;
  return { expected, reported, missing: expected - reported };
}

/** Of one region all reports were read; of several they are counted only where one page holds them. */
function totalOf(asked: QuestionTo<'reports'>, { rows, shard, isWhole }: ReportsFound): number | null {
  const { region, where, level, kind, parent, finding } = asked;
  if (region.length === 6 && (where ?? level ?? kind ?? parent ?? finding) === undefined) return shard.length;
  return isWhole ? rows.length : null;
}

/** A page without a row may still lead on: then nothing is known of what is behind. */
function warningsOf(rows: number, more: boolean): readonly Warning[] {
  if (more) return [TRUNCATED];
  return rows === 0 ? [NO_DATA] : [];
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

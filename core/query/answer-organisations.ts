import type { PublishedOrganisation } from '../publish/published-organisation.ts';
import { levelOf } from '../publish/rollup/expectation.ts';
import { organisationDocument } from '../publish/render-organisations.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer, Warning } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { NO_DATA, TRUNCATED } from './answer-reports.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** A part of the register; `more` says that it goes on behind it. */
export interface OrganisationPage {
  readonly rows: readonly PublishedOrganisation[];
  readonly more: boolean;
}

/** Answers with a page of the register, in code-point order of ids. */
export function answerOrganisations(
  asked: QuestionTo<'organisations'>,
  read: OrganisationPage,
  licence: string,
): Answer {
  const { rows, more, last } = wantedOf(asked, read);
  const links = {
    self: addressOf('organisations', asked),
    next: more && last !== undefined ? addressOf('organisations', { ...asked, cursor: last }) : null,
    describedby: null,
    feed: feedRoot(),
  };
  const whole = !more && asked.cursor === undefined;
  const meta = {
    licence,
    total: whole ? rows.length : null,
    limit: asked.limit,
    truncated: more,
    coverage: null,
    codes: null,
    warnings: warningsOf(rows.length, more),
  };
  const data = JSON.stringify(rows.map(organisationDocument));
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${more}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

/** The rows that were asked for, and the last one that was looked at: the next page begins behind that. */
function wantedOf(
  { kind, level, parent, limit }: QuestionTo<'organisations'>,
  { rows, more }: OrganisationPage,
): OrganisationPage & { readonly last: string | undefined } {
  const wanted = rows.filter(
    (row) =>
      (kind ?? row.kind) === row.kind &&
      (level ?? levelOf(row)) === levelOf(row) &&
      (parent === undefined || parent === row.parent),
  );
  const page = wanted.slice(0, limit);
  if (page.length < wanted.length) return { rows: page, more: true, last: page.at(-1)?.orgId };
  return { rows: page, more, last: rows.at(-1)?.orgId };
}

/** A page without a row may still lead on: then nothing is known of what is behind. */
function warningsOf(rows: number, more: boolean): readonly Warning[] {
  if (more) return [TRUNCATED];
  return rows === 0 ? [NO_DATA] : [];
}

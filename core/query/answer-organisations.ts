import type { PublishedOrganisation } from '../publish/published-organisation.ts';
import { organisationDocument } from '../publish/render-organisations.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer, Warning } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { NO_DATA, TRUNCATED } from './answer-reports.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** A page of the register; `more` says that it goes on behind it. */
export interface OrganisationPage {
  readonly rows: readonly PublishedOrganisation[];
  readonly more: boolean;
}

/** Answers with a page of the register, in code-point order of ids. */
export function answerOrganisations(
  asked: QuestionTo<'organisations'>,
  { rows, more }: OrganisationPage,
  licence: string,
): Answer {
  const last = rows.at(-1);
  const links = {
    self: addressOf('organisations', asked),
    next: more && last !== undefined ? addressOf('organisations', { ...asked, cursor: last.orgId }) : null,
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

function warningsOf(rows: number, more: boolean): readonly Warning[] {
  if (rows === 0) return [NO_DATA];
  return more ? [TRUNCATED] : [];
}

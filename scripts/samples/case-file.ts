import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganisationKind, OrganisationLevel } from '../../core/datasets/organisation.ts';
import type { FormId } from '../../core/forms/table-rows.ts';

const FOLDER = join(import.meta.dirname, '../../tests/fixtures/cases');

/** A number that the text of a report gives, or an itemised list of them. */
export type CaseNarrative = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** One really published report, right or wrong: nothing in it is corrected. */
export interface CaseFile {
  readonly org_id: string;
  readonly org_name: string;
  readonly kind: OrganisationKind;
  /** Administrative level of the body. */
  readonly tier: OrganisationLevel;
  readonly year: number;
  /** The form that the report really used, which may not be the one prescribed. */
  readonly form: FormId;
  /** Address of the published report, or its title. */
  readonly source: string;
  /** Every cell was transcribed, so that null is a published blank; else null is mostly a cell not transcribed. */
  readonly complete: boolean;
  /** At least one null is a cell that was published empty. */
  readonly blanks_published: boolean;
  /** Every cell of the form by item code: digits, the raw text of a cell with words in it, or null. Never read null as 0. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly sections?: { readonly one?: string; readonly five?: string; readonly six?: string };
  /** Numbers quoted in the sections 一 and 六 by indicator code. */
  readonly narrative: CaseNarrative;
  /** Rows of the published table that the form does not have. */
  readonly extra_rows?: Readonly<Record<string, readonly number[]>>;
  readonly published_issues: readonly string[];
  readonly notes: string;
}

/** The names of all cases, in order. */
export function caseNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted();
}

/** A case out of tests/fixtures/cases. */
export function readCaseFile(name: string): CaseFile {
  // The case files are ours, and tests/fixtures/cases.test.ts holds each to this shape.
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as CaseFile;
}

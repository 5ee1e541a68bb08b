import type { Organisation } from '../datasets/organisation.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import type { CanonicalReport, CellMark } from '../forms/canonical-report.ts';
import type { Form } from '../forms/form.ts';
import type { DraftReport, PlainCells } from '../intake/draft.ts';
import type { JudgeContext } from './context.ts';
import type { Prose } from './narrative/fold-prose.ts';
import type { Narrative } from './narrative/narrative.ts';
import type { Residuals } from './residuals.ts';

/** The folded text of each section that the report has. */
export type ProseSections = Readonly<Partial<Record<'section_1' | 'section_5' | 'section_6', Prose>>>;

/** One report as the rules see it: typed as far as it could be, every position knowing its place in the file. */
export interface Subject {
  readonly draft: DraftReport;
  readonly orgId: string | undefined;
  readonly year: number | undefined;
  readonly form: Form;
  /** Exact decimal strings by position in the form; null where there is no number. */
  readonly values: readonly (string | null)[];
  /** The same as numbers, NaN where there is none; they stand until the next report is judged. */
  readonly numbers: Float64Array;
  /** The cells as they stand in the file, where each is its own value. */
  readonly plain: PlainCells | undefined;
  /** What is special about cells of an imported report, by item code. */
  readonly marks: Readonly<Record<string, CellMark>>;
  readonly organisation: Organisation | undefined;
  readonly context: JudgeContext;
  /** The text sections made even for reading. */
  readonly prose: ProseSections;
  /** What the sections 一 and 六 say in numbers. */
  readonly narrative: Narrative;
  /** What each relation of the form is off by. */
  readonly residuals: Residuals;
  place(position: number): Place;
}

/** A report beside the reports and the register row that it is compared with. */
export interface ReportInContext {
  readonly orgId: string;
  readonly year: number;
  readonly form: Form;
  readonly values: readonly (string | null)[];
  readonly sections: CanonicalReport['sections'];
  readonly neighbours: Neighbours;
  readonly place: (position: number) => Place;
}

/** What a report is compared with. Absent means not known, never that nothing is there. */
export interface Neighbours {
  readonly organisation?: Organisation | undefined;
  /** The register row as it stood a year before, where that is known. */
  readonly formerOrganisation?: Organisation | undefined;
  /** The same organisation's current report of the year before. */
  readonly lastYear?: CanonicalReport | undefined;
}

/** Nothing to compare with, or an operand is missing: neither passed nor failed. */
export type Assessment = readonly Observation[] | 'not-assessable';

/**
 * What a report may have, or not: a text section or an explanation; any free text, its organisation's name too; a cell
 * without a number; a relation that fails; the items that only the 2019 form has; a word about a withdrawal.
 */
export type Asked =
  | 'texts'
  | 'free-texts'
  | 'cells-without-number'
  | 'failed-relations'
  | 'items-of-2019'
  | 'withdrawal';

/**
 * A rule over one report and the register: its judgement follows from the file. A relation with a missing operand
 * says nothing.
 */
export interface FileRule {
  readonly code: FindingCode;
  readonly depends: 'file';
  /** Says nothing of a report that has no such thing, and is not asked then. */
  readonly reads?: Asked;
  check(subject: Subject): readonly Observation[];
}

/** A rule that depends on other reports: it never rejects, and is judged again when they change. */
export interface ContextRule {
  readonly code: FindingCode;
  readonly depends: 'context';
  check(report: ReportInContext): Assessment;
}

/** One rule, one file, one name. */
export type Rule = FileRule | ContextRule;

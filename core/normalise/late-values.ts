import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { PlainCells } from '../intake/draft.ts';

type Id = Pick<CanonicalReport, 'reportId' | 'orgId' | 'year' | 'form'>;
type Rest = Pick<CanonicalReport, 'marks' | 'sections' | 'explanations'>;
type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/**
 * A report whose values are made of its file whenever they are asked for: a bulk file has a hundred thousand reports of
 * two hundred values, and whoever stores them asks for one after the other. To all who copy, compare or write it, it
 * is the plain data that every report is. `id` becomes the report.
 */
export function withLateValues(id: Id, cells: PlainCells, rest: Rest): CanonicalReport {
  Object.defineProperty(id, CELLS, { value: cells });
  Object.defineProperty(id, 'values', VALUES);
  const report = id as Mutable<CanonicalReport>; // it has its values now, and is given the rest
  report.marks = rest.marks;
  report.sections = rest.sections;
  report.explanations = rest.explanations;
  return report;
}

const CELLS = Symbol('cells');
/** One getter for all of them, so that they stay of one shape. */
const VALUES: PropertyDescriptor & ThisType<{ readonly [CELLS]: PlainCells }> = {
  enumerable: true,
  get() {
    return this[CELLS].written();
  },
};

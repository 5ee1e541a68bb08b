import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { PlainCells } from '../intake/draft.ts';

type Id = Pick<CanonicalReport, 'reportId' | 'orgId' | 'year' | 'form'>;
type Rest = Pick<CanonicalReport, 'marks' | 'sections' | 'explanations'>;

/**
 * A report whose values are made of its file whenever they are asked for: a bulk file has a hundred thousand reports of
 * two hundred values, and whoever stores them asks for one after the other. To all who copy, compare or write it, it
 * is the plain data that every report is.
 */
export function withLateValues(id: Id, cells: PlainCells, rest: Rest): CanonicalReport {
  const report: Id = { ...id };
  Object.defineProperty(report, CELLS, { value: cells });
  Object.defineProperty(report, 'values', VALUES);
  return Object.assign(report as Id & Pick<CanonicalReport, 'values'>, rest); // it has them now
}

const CELLS = Symbol('cells');
/** One getter for all of them, so that they stay of one shape. */
const VALUES: PropertyDescriptor & ThisType<{ readonly [CELLS]: PlainCells }> = {
  enumerable: true,
  get() {
    return this[CELLS].written();
  },
};

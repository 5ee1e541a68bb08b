import type { Organisation } from '../../datasets/organisation.ts';
import { numberOf } from '../value-of.ts';
import type { FileRule } from '../rule.ts';

const MAKING = ['made_new', 'issued', 'repealed', 'in_force'].map((column) => `t2_regulations__${column}`);

/** T2-RULEMAKER: 规章 are made by ministries, provinces and cities with districts alone (立法法); others write 0. */
export const T2_RULEMAKER: FileRule = {
  code: 'T2-RULEMAKER',
  depends: 'file',
  check: (subject) => {
    const { organisation } = subject;
    if (!organisation || canMakeRules(organisation)) return [];
    const above = MAKING.filter((code) => (numberOf(subject, code) ?? 0) > 0);
    if (above.length === 0) return [];
    const at = above.map((code) => subject.place(subject.form.positionOf.get(code) ?? -1));
    return [
      { code: 'T2-RULEMAKER', at, expected: '0', facts: { cells: at.map(({ cell }) => cell).join(', ') } },
    ];
  },
};

/**
 * Ministries are in region 000000; provinces end in 0000, cities with districts and 自治州 in 00: there the government
 * makes the rules, not its departments. Of a body of no declared kind there nothing can be said.
 */
function canMakeRules({ region, kind }: Organisation): boolean {
  if (region === '000000') return true;
  return region.endsWith('00') && kind !== 'department' && kind !== 'township';
}

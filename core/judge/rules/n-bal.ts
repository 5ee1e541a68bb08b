import { sumOf, sumsDiffer } from '../narrative/add-up.ts';
import type { NarrativeFact } from '../narrative/narrative.ts';
import { singleFact } from '../narrative/single-fact.ts';
import type { FileRule } from '../rule.ts';

/** N-BAL: what the prose itself gives balances: 新收 + 上年结转 = 办理结果 + 结转下年度. */
export const N_BAL: FileRule = {
  code: 'N-BAL',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const { facts } = subject.narrative;
    const handled = singleFact(facts, 'handled_total');
    const came = both(singleFact(facts, 'new_received'), singleFact(facts, 'carried_in'));
    const left = both(singleFact(facts, 'result_total'), singleFact(facts, 'carried_out'));
    const sides = [
      ...(came && left ? [{ left: came, right: left }] : []),
      ...(came && handled ? [{ left: came, right: [handled] }] : []),
      ...(!came && handled && left ? [{ left, right: [handled] }] : []),
    ];
    return sides
      .filter((one) => sumOf(one.left) !== sumOf(one.right))
      .map((one) => sumsDiffer(subject, { code: 'N-BAL', ...one }));
  },
};

function both(
  one: NarrativeFact | undefined,
  other: NarrativeFact | undefined,
): readonly NarrativeFact[] | undefined {
  return one && other ? [one, other] : undefined;
}

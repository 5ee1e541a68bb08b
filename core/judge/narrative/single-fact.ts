import type { FactCode } from './fact-codes.ts';
import type { NarrativeFact } from './narrative.ts';

/** The one exact value that prose gives for a fact of the filing organ; undefined when it gives none, or several. */
export function singleFact(facts: readonly NarrativeFact[], code: FactCode): NarrativeFact | undefined {
  const own = facts.filter((fact) => fact.code === code && fact.scope === 'own' && !fact.approximate);
  const [first] = own;
  return first && own.every(({ value }) => value === first.value) ? first : undefined;
}

import type { DecisionKindDeclaration, DecisionSubject } from './decision-kind.ts';
import type { Decision } from './decision.ts';
import { EXPLANATIONS } from './kinds/explanations.ts';
import { LINKS } from './kinds/links.ts';
import { REVIEWS } from './kinds/reviews.ts';
import { TAKEDOWNS } from './kinds/takedowns.ts';

/** Every kind of decision, by the folder that it lies in. A new one is a file under `kinds/` and a line here. */
export const DECISION_KINDS: {
  readonly [Kind in Decision['kind']]: DecisionKindDeclaration<Extract<Decision, { readonly kind: Kind }>>;
} = {
  explanations: EXPLANATIONS,
  reviews: REVIEWS,
  links: LINKS,
  takedowns: TAKEDOWNS,
};

/** The declaration of a kind; undefined where there is none. */
export function decisionKind(kind: string): DecisionKindDeclaration<Decision> | undefined {
  if (!Object.hasOwn(DECISION_KINDS, kind)) return undefined;
  // Own keys of the table are kinds, and each declaration is only ever given decisions that its schema made.
  return DECISION_KINDS[kind as Decision['kind']];
}

/** What a decision is about. */
export function subjectOf(decision: Decision): DecisionSubject {
  // The declaration of the decision's own kind.
  return (DECISION_KINDS[decision.kind] as DecisionKindDeclaration<Decision>).subject(decision);
}

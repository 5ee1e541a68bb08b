/** Where decisions lie in the upload bucket. */
export const DECISION_PREFIX = 'decisions/';

/** What a receipt calls their dataset. */
export const DECISIONS = 'decisions';

/** What the key of a decision says. */
export interface DecisionKey {
  readonly dataset: typeof DECISIONS;
  /** As written; whether there is such a kind is judged, so that its sender is told. */
  readonly kind: string;
  readonly fileName: string;
}

const KEY = /^decisions\/([a-z][a-z0-9-]{0,39})\/([A-Za-z0-9][A-Za-z0-9._-]{0,199}\.json)$/;

/** Reads `decisions/{kind}/{name}.json` (the key already decoded); undefined when the key is not of that shape. */
export function parseDecisionKey(key: string): DecisionKey | undefined {
  const [, kind, fileName] = KEY.exec(key) ?? [];
  return kind === undefined || fileName === undefined ? undefined : { dataset: DECISIONS, kind, fileName };
}

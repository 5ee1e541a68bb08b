import { matchesPattern } from './matches-pattern.ts';

/** The values of a request under one condition key; none: the key is absent. */
type Values = readonly string[];

type Holds = (values: Values, expected: readonly string[]) => boolean;

/**
 * The operators that are understood, as IAM defines them for keys with one value: an absent key fails them, but not
 * their negations.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ['StringEquals', (values, expected) => values.some((value) => expected.includes(value))],
  ['StringNotEquals', (values, expected) => !values.some((value) => expected.includes(value))],
  ['StringLike', like],
  ['StringNotLike', (values, expected) => !like(values, expected)],
  ['ArnLike', like],
  ['ArnEquals', like],
  ['Bool', (values, expected) => values.some((value) => expected.includes(value))],
  ['Null', (values, expected) => expected.includes(String(values.length === 0))],
  ['ForAllValues:StringEquals', (values, expected) => values.every((value) => expected.includes(value))],
  ['ForAllValues:StringLike', (values, expected) => values.every((value) => like([value], expected))],
]);

/** The keys that the local services tell, in lower case. */
const KEYS: ReadonlySet<string> = new Set([
  'aws:securetransport',
  'dynamodb:leadingkeys',
  's3:delimiter',
  's3:if-none-match',
  's3:max-keys',
  's3:prefix',
]);

/** One line of a condition: operator, key in lower case, and the values of which one has to fit. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
}

/** Why a condition is not understood; undefined when it is. */
export function conditionTrouble({ operator, key }: Condition): string | undefined {
  if (!OPERATORS.has(operator)) return `the condition operator ${operator} is not known`;
  return KEYS.has(key) ? undefined : `the condition key ${key} is not known`;
}

/** Whether a request meets a condition. */
export function meets(
  { operator, key, expected }: Condition,
  context: Readonly<Record<string, Values>>,
): boolean {
  return OPERATORS.get(operator)?.(context[key] ?? [], expected) ?? false;
}

function like(values: Values, expected: readonly string[]): boolean {
  return values.some((value) => expected.some((pattern) => matchesPattern(pattern, value)));
}

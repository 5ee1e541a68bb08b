import * as v from 'valibot';
import type { AccessRequest } from './access-request.ts';
import { type Condition, conditionTrouble, meets } from './condition.ts';
import { ABSENT_SERVICES, ENFORCED_ACTIONS } from './known-actions.ts';
import { matchesPattern } from './matches-pattern.ts';

/** One statement of a policy, with everything in it understood. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  /** Patterns in lower case: actions are compared without regard to it. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

const TEXTS = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => [value].flat()),
);

/** What a policy may hold; NotAction, NotResource and whatever else is new are refused by name. */
const Statement = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: TEXTS,
  Resource: TEXTS,
  Principal: v.optional(v.unknown()),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), TEXTS)), {}),
});

/** Reads a statement. Throws an Error that names what is not understood in it. */
export function parseStatement(declared: unknown): PolicyStatement {
  const parsed = v.safeParse(Statement, declared);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${v.getDotPath(issue) ?? 'the statement'} is not understood: ${issue.message}`);
  }
  const { Effect, Action, Resource, Condition: lines } = parsed.output;
  const conditions = Object.entries(lines).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, expected]) => ({ operator, key: key.toLowerCase(), expected })),
  );
  const statement = {
    effect: Effect,
    actions: Action.map((action) => action.toLowerCase()),
    resources: Resource,
    conditions,
  };
  mustBeKnown(statement);
  return statement;
}

/** Whether the statement speaks of the request. */
export function speaksOf(statement: PolicyStatement, request: AccessRequest): boolean {
  const { action, resource, context = {} } = request;
  return (
    statement.actions.some((pattern) => matchesPattern(pattern, action.toLowerCase())) &&
    statement.resources.some((pattern) => matchesPattern(pattern, resource)) &&
    statement.conditions.every((condition) => meets(condition, context))
  );
}

function mustBeKnown({ actions, resources, conditions }: PolicyStatement): void {
  const strange = actions.find((pattern) => !isKnown(pattern));
  if (strange !== undefined) throw new Error(`the action ${strange} is not known`);
  const variable = [...resources, ...conditions.flatMap(({ expected }) => expected)].find((text) =>
    text.includes('${'),
  );
  if (variable !== undefined) throw new Error(`the policy variable in ${variable} is not known`);
  const trouble = conditions.map(conditionTrouble).find((found) => found !== undefined);
  if (trouble !== undefined) throw new Error(trouble);
}

function isKnown(pattern: string): boolean {
  const [service = ''] = pattern.split(':');
  return (
    ABSENT_SERVICES.has(service) ||
    ENFORCED_ACTIONS.some((action) => matchesPattern(pattern, action.toLowerCase()))
  );
}

import * as v from 'valibot';
import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import { placeAt } from '../intake/cell-address.ts';
import { parseDecisionKey } from './decision-key.ts';
import { decisionKind } from './decision-kinds.ts';
import type { Decision } from './decision.ts';

/** A decision is one sentence with names around it; anything longer is something else. */
export const MAX_DECISION_BYTES = 65_536;

/** A decision's file as far as it could be read; without a decision it is refused. */
export interface DecisionRead {
  readonly decision?: Decision;
  readonly observations: readonly Observation[];
  /** Where a member stands in the file: a line counts as a row. */
  readonly place: (member: string) => Place;
}

/** Reads the bytes under `decisions/`: JSON in UTF-8 of the shape that its kind declares. Never throws on any bytes. */
export function readDecision(bytes: Uint8Array, key: string): DecisionRead {
  if (bytes.length > MAX_DECISION_BYTES) {
    const facts = { bytes: String(bytes.length), limit: String(MAX_DECISION_BYTES) };
    return refused({ code: 'too-large', at: [], facts });
  }
  const text = decodeUtf8(bytes);
  const content = text === undefined ? undefined : parseObject(text);
  if (text === undefined || content === undefined) {
    return refused({ code: 'decision-not-json', at: [placeAt(1, 1)] });
  }
  return check(content, { text, kind: parseDecisionKey(key)?.kind ?? '' });
}

interface Source {
  readonly text: string;
  readonly kind: string;
}

function check(content: object, { text, kind }: Source): DecisionRead {
  const place = (member: string) => placeOf(member, text, content);
  const declaration = decisionKind(kind);
  if (declaration === undefined) {
    const observation = { code: 'decision-kind-unknown', at: [place('kind')], facts: { kind } } as const;
    return { observations: [observation], place };
  }
  const result = v.safeParse(declaration.schema, content);
  if (!result.success) return { observations: result.issues.map((issue) => problem(issue, place)), place };
  return { decision: result.output, observations: [], place };
}

function problem(issue: v.BaseIssue<unknown>, place: DecisionRead['place']): Observation {
  const name = (v.getDotPath(issue) ?? '').slice(0, 100);
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  const code = isUnknown ? 'decision-member-unknown' : 'decision-member-malformed';
  return { code, at: [place(name)], facts: { name } };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseObject(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** The line on which a member's name first stands, or the first line where it is missing. */
function placeOf(member: string, text: string, content: object): Place {
  const [name = ''] = member.split('.');
  const value = Object.entries(content).find(([key]) => key === name)?.[1];
  const at = Math.max(0, text.indexOf(JSON.stringify(name)));
  const row = text.slice(0, at).split('\n').length;
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return { ...placeAt(row, 1, shown), code: name };
}

function refused(observation: Observation): DecisionRead {
  return { observations: [observation], place: () => placeAt(1, 1) };
}

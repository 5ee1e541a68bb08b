import { ENDPOINTS, type WritingName } from './endpoint.ts';
import type { ParameterError, Problem } from './problem.ts';
import type { MembersOf } from './question.ts';
import { readValues } from './read-question.ts';

/** Reads the JSON object that was sent to an endpoint; everything that is wrong with it is told at once. */
export function readMembers<Name extends WritingName>(
  name: Name,
  body: string,
): { readonly members: MembersOf<Name> } | { readonly problem: Problem } {
  const sent = parseObject(body);
  if (sent === undefined) return { problem: NO_OBJECT };
  const texts = new URLSearchParams();
  const strange: ParameterError[] = [];
  for (const [member, value] of Object.entries(sent)) {
    if (typeof value === 'string' || typeof value === 'number') texts.append(member, String(value));
    else if (value !== null) strange.push(neitherTextNorNumber(member));
  }
  const { values, errors } = readValues({ parameters: ENDPOINTS[name].members }, texts);
  const wrong = [...strange, ...errors.filter(({ parameter }) => !isIn(strange, parameter))];
  if (wrong.length > 0) return { problem: { kind: 'invalid-members', detail: SEE_ERRORS, errors: wrong } };
  // The values were held to the declarations from which the type is made.
  return { members: values as unknown as MembersOf<Name> };
}

function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const sent: unknown = JSON.parse(body);
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return undefined;
    return { ...sent };
  } catch {
    return undefined;
  }
}

function isIn(errors: readonly ParameterError[], member: string): boolean {
  return errors.some(({ parameter }) => parameter === member);
}

function neitherTextNorNumber(member: string): ParameterError {
  const parameter = member.slice(0, 60);
  const detail = { zh: `${parameter} 应为文本或数字`, en: `${parameter} must be a text or a number` };
  return { code: 'malformed', parameter, detail };
}

const SEE_ERRORS = { zh: '详见 errors', en: 'See errors' };

const NO_OBJECT: Problem = {
  kind: 'invalid-members',
  detail: { zh: '请求内容应为一个 JSON 对象', en: 'What is sent must be one JSON object' },
};

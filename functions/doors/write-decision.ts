import { linkDocument } from '../../core/decisions/kinds/links.ts';
import { judgeContent } from '../../core/decisions/judge-content.ts';
import { readDecision } from '../../core/decisions/read-decision.ts';
import { describe, severityOf, type Observation } from '../../core/findings/describe.ts';
import type { ParameterError, Problem } from '../../core/query/problem.ts';
import type { MembersOf } from '../../core/query/question.ts';
import { receiptIdOf } from '../flows/receipt-id.ts';
import type { AtDoor } from './answer-at-door.ts';
import { authorize } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { DecidePorts } from './decide-ports.ts';
import { linkKey, readLink, UNKNOWN } from './find-link.ts';
import { nameOf } from './name-of.ts';
import type { Action } from './rights.ts';

type Asked = MembersOf<'decisions'>;

/** Writes down what somebody decided, if he may; what becomes of it is in the receipt. */
export function writeDecision(caller: Caller, asked: Asked, ports: DecidePorts): Promise<AtDoor> {
  return asked.kind === 'links' ? takeBack(caller, asked, ports) : decide(caller, asked, ports);
}

async function decide(caller: Caller, asked: Asked, ports: DecidePorts): Promise<AtDoor> {
  const body = JSON.stringify({ schema: 1, ...contentOf(asked), by: nameOf(caller) });
  const key = `decisions/${asked.kind}/${ports.random(16).toString('hex')}.json`;
  const wrong = whatIsWrong(body, key);
  if (wrong.length > 0) return { problem: malformed(wrong) };
  const orgId = asked.report_id?.slice(0, asked.report_id.lastIndexOf('.'));
  const problem = await authorize(caller, { action: actionOf(asked), orgId }, ports.register);
  return problem === undefined ? put(key, body, ports) : { problem };
}

/**
 * What would reject it, as far as it can be told without the register and the report, which the judgement looks at: a text
 * with somebody's identity number is not even stored.
 */
function whatIsWrong(body: string, key: string): readonly Observation[] {
  const { decision, observations, place } = readDecision(Buffer.from(body), key);
  const content = decision === undefined ? [] : judgeContent(decision, place);
  return [...observations, ...content].filter((seen) => severityOf(seen) === 'error');
}

/** A link's own object says whose it is. */
async function takeBack(
  caller: Caller,
  { link_id: linkId, reason }: Asked,
  ports: DecidePorts,
): Promise<AtDoor> {
  const link = linkId === undefined ? undefined : await readLink(linkId, ports.decisions);
  // To who may not take it back it is not told whether there is one.
  const intent = { action: 'link', orgId: link?.orgId } as const;
  const problem = await authorize(caller, intent, ports.register);
  if (problem !== undefined) return { problem };
  if (link === undefined) return { problem: UNKNOWN };
  const { reason: _before, ...rest } = link;
  const taken = { ...rest, revoked: true, by: nameOf(caller), ...(reason === undefined ? {} : { reason }) };
  return put(linkKey(link.linkId), JSON.stringify(linkDocument(taken)), ports);
}

async function put(key: string, body: string, { decisions }: DecidePorts): Promise<AtDoor> {
  const receiptId = receiptIdOf({ key, ...(await decisions.put(key, body)) });
  const receipt = `/api/v1/receipts/${receiptId}`;
  return { document: { schema: 'gongkai/written/v1', receipt_id: receiptId, receipt } };
}

/** The members of the kind, and any other that was sent: the shape of the kind refuses it by name. */
function contentOf({ kind, text, ...rest }: Asked): object {
  return { kind, ...rest, ...(kind === 'explanations' ? { text: text ?? null } : text && { text }) };
}

function actionOf({ kind, outcome }: Asked): Action {
  if (kind === 'explanations') return 'explain';
  return outcome === 'released' ? 'release' : 'return';
}

function malformed(observations: readonly Observation[]): Problem {
  const errors = observations.map((observation): ParameterError => {
    const { message, fix } = describe(observation);
    const detail = { zh: `${message.zh}${fix.zh}`, en: `${message.en} ${fix.en}` };
    return { code: 'malformed', parameter: observation.at[0]?.code ?? '', detail };
  });
  return { kind: 'invalid-members', detail: { zh: '详见 errors', en: 'See errors' }, errors };
}

import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import { readMembers } from '../../core/query/read-members.ts';
import { crossOrigin } from '../http/cross-origin.ts';
import type { HttpRequest, HttpResponse } from '../http/http-response.ts';
import { problemOnFault } from '../http/problem-on-fault.ts';
import { readText } from '../http/read-body.ts';
import { answerAtDoor, type AtDoor } from './answer-at-door.ts';
import { authorize, NO_TOKEN } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { DecidePorts } from './decide-ports.ts';
import { listWaiting } from './list-waiting.ts';
import { makeLink } from './make-link.ts';
import { nameOf } from './name-of.ts';
import { writeDecision } from './write-decision.ts';

/** The handler of the addresses by which something is decided, over these ports. */
export function decideHandler(ports: DecidePorts, logger: Pick<Logger, 'error'>) {
  return middy<HttpRequest, HttpResponse>()
    .use(crossOrigin(ports.siteOrigin))
    .use(problemOnFault(logger))
    .handler((request) =>
      answerAtDoor(request, ports, async ({ endpoint, caller }) => {
        if (caller === undefined) return { problem: NO_TOKEN };
        const act = endpoint === 'links' ? link : endpoint === 'waiting' ? list : decision;
        return act(caller, readText(request), ports);
      }),
    );
}

async function link(caller: Caller, body: string, ports: DecidePorts): Promise<AtDoor> {
  const sent = readMembers('links', body);
  if ('problem' in sent) return sent;
  const intent = { action: 'link', orgId: sent.members.org_id } as const;
  const problem = await authorize(caller, intent, ports.register);
  return problem === undefined ? makeLink(sent.members, nameOf(caller), ports) : { problem };
}

async function list(caller: Caller, body: string, ports: DecidePorts): Promise<AtDoor> {
  const sent = readMembers('waiting', body);
  return 'problem' in sent ? sent : listWaiting(caller, sent.members, ports);
}

async function decision(caller: Caller, body: string, ports: DecidePorts): Promise<AtDoor> {
  const sent = readMembers('decisions', body);
  return 'problem' in sent ? sent : writeDecision(caller, sent.members, ports);
}

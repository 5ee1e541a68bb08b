import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { DatasetId } from '../../core/intake/upload-key.ts';
import { readMembers } from '../../core/query/read-members.ts';
import { crossOrigin } from '../http/cross-origin.ts';
import type { HttpRequest, HttpResponse } from '../http/http-response.ts';
import { problemOnFault } from '../http/problem-on-fault.ts';
import { readText } from '../http/read-body.ts';
import { answerAtDoor, type AtDoor } from './answer-at-door.ts';
import { authorize } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { DoorPorts } from './door-ports.ts';
import { findLink } from './find-link.ts';
import { openUpload } from './open-upload.ts';
import type { Action } from './rights.ts';

/** The handler of the addresses by which files come in, over these ports. */
export function doorHandler(ports: DoorPorts, logger: Pick<Logger, 'error'>) {
  return middy<HttpRequest, HttpResponse>()
    .use(crossOrigin(ports.siteOrigin))
    .use(problemOnFault(logger))
    .handler((request) =>
      answerAtDoor(request, ports, ({ endpoint, caller }) =>
        endpoint === 'linkedUploads'
          ? formByLink(readText(request), ports)
          : formByToken(caller, readText(request), ports),
      ),
    );
}

async function formByToken(caller: Caller | undefined, body: string, ports: DoorPorts): Promise<AtDoor> {
  const sent = readMembers('uploads', body);
  if ('problem' in sent) return sent;
  const { dataset, sender } = sent.members;
  const problem = await authorize(caller, { action: ACTION_OF[dataset], orgId: sender }, ports.register);
  return problem === undefined ? openUpload(sent.members, ports) : { problem };
}

async function formByLink(body: string, ports: DoorPorts): Promise<AtDoor> {
  const sent = readMembers('linkedUploads', body);
  if ('problem' in sent) return sent;
  const { link: held, ...file } = sent.members;
  const link = await findLink(held, ports.decisions, ports.now());
  if ('problem' in link) return link;
  return openUpload({ ...file, dataset: 'annual-reports', sender: link.orgId }, ports);
}

/** What uploading into each dataset is. */
const ACTION_OF: Readonly<Record<DatasetId, Action>> = {
  'annual-reports': 'file',
  'published-reports': 'import',
  organisations: 'register',
  rounds: 'register',
};

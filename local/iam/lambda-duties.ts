import { UnsupportedTemplate } from '../template/template.ts';
import type { AccessRequest } from './access-request.ts';
import { type PolicyStatement, speaksOf } from './policy-statement.ts';

/** What Lambda itself does in the name of a function that a queue calls. */
const CONSUMING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

const LOGGING = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Holds a role to what Lambda needs to poll a queue for it, as the creation of the mapping does. */
export function mustConsume(owner: string, statements: readonly PolicyStatement[], queueArn: string): void {
  mustAllow(
    owner,
    statements,
    CONSUMING.map((action) => ({ action, resource: queueArn })),
  );
}

/** Holds a role to writing its own log: without it a function runs and nobody ever reads of it. */
export function mustLog(owner: string, statements: readonly PolicyStatement[], groupArn: string): void {
  mustAllow(
    owner,
    statements,
    LOGGING.map((action) => ({ action, resource: groupArn })),
  );
}

function mustAllow(
  owner: string,
  statements: readonly PolicyStatement[],
  requests: readonly AccessRequest[],
): void {
  const missing = requests.find(
    (request) => !statements.some((one) => one.effect === 'Allow' && speaksOf(one, request)),
  );
  if (missing === undefined) return;
  throw new UnsupportedTemplate(
    `${owner}: the function's execution role does not have permissions to call ${missing.action} on ${missing.resource}`,
  );
}

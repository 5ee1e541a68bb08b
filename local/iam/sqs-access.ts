import { ACCOUNT } from '../template/physical-names.ts';
import type { AccessRequest } from './access-request.ts';

/** What one request to SQS has to be allowed; a batch needs the permission of its single action. */
export function sqsAccess(target: string, body: unknown, region: string): AccessRequest {
  const action = `sqs:${target
    .split('.')
    .at(-1)
    ?.replace(/Batch$/, '')}`;
  const url = typeof body === 'object' && body !== null && 'QueueUrl' in body ? String(body.QueueUrl) : '';
  const name = url.split('/').at(-1);
  return { action, resource: name ? `arn:aws:sqs:${region}:${ACCOUNT}:${name}` : '*' };
}

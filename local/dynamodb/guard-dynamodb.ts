import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AccessRequest } from '../iam/access-request.ts';
import { dynamoDbAccess } from '../iam/dynamodb-access.ts';
import type { Guard } from '../iam/guard.ts';
import { signedKey } from '../iam/signed-key.ts';

/** Lets a DynamoDB server answer only what the policies of its callers allow. */
export function guardDynamoDb(server: Server, guard: Guard): void {
  const listeners = server.listeners('request') as RequestListener[]; // what an http.Server calls for a request
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void admit(request, response, guard).then((replay) => {
      if (replay) for (const listener of listeners) listener(replay, response);
    });
  });
}

/** The request as it came, its body to be read once more; undefined when it is answered already. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  guard: Guard,
): Promise<IncomingMessage | undefined> {
  const body = Buffer.concat(await request.toArray().catch(() => []));
  const { method, url, headers } = request;
  const target = String(headers['x-amz-target'] ?? '');
  const key = signedKey(headers.authorization) ?? '';
  const refusal = target === '' ? undefined : refusalOf(guard, key, accessOf(target, body, guard.region));
  if (refusal !== undefined) {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(refusal);
    return undefined;
  }
  // All that the server looks at.
  return Object.assign(Readable.from([body]), { method, url, headers }) as unknown as IncomingMessage;
}

/** What cannot be read is the server's to refuse. */
function accessOf(target: string, body: Buffer, region: string): readonly AccessRequest[] {
  try {
    return dynamoDbAccess(target, body.toString(), region);
  } catch {
    return [];
  }
}

function refusalOf({ authority }: Guard, key: string, wanted: readonly AccessRequest[]): string | undefined {
  for (const access of wanted) {
    const decision = authority.decide(key, access);
    if (decision === 'denied') {
      const message = authority.denial(key, access);
      return JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message });
    }
    if (decision === 'unknown-key') {
      const message = 'The security token included in the request is invalid.';
      return JSON.stringify({ __type: 'com.amazon.coral.service#UnrecognizedClientException', message });
    }
  }
  return undefined;
}

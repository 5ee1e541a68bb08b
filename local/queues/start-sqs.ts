import { buildApp } from 'fauxqs';
import type { AccessRequest } from '../iam/access-request.ts';
import type { Guard } from '../iam/guard.ts';
import { signedKey } from '../iam/signed-key.ts';
import { sqsAccess } from '../iam/sqs-access.ts';
import { isPortTaken, type Listening } from '../listen.ts';

/**
 * An SQS endpoint on 127.0.0.1 that keeps its messages in memory. `port` is preferred; 0 or none: any free one.
 * Without a guard everybody may do everything.
 */
export async function startSqs(port = 0, guard?: Guard): Promise<Listening> {
  const app = buildApp({ logger: false });
  if (guard) {
    app.addHook('preHandler', async (request, reply) => {
      const target = String(request.headers['x-amz-target'] ?? '');
      if (target === '') return;
      const refusal = refusalOf(
        guard,
        sqsAccess(target, parsed(request.body), guard.region),
        request.headers,
      );
      if (refusal) await reply.code(refusal.status).type('application/x-amz-json-1.0').send(refusal.body);
    });
  }
  const url = await app.listen({ host: '127.0.0.1', port }).catch((error: unknown) => {
    if (isPortTaken(error)) return app.listen({ host: '127.0.0.1', port: 0 });
    throw error;
  });
  return { url, port: Number(new URL(url).port), close: () => app.close() };
}

/** Why a caller may not do it; undefined when it may. */
function refusalOf(
  { authority }: Guard,
  access: AccessRequest,
  headers: { readonly authorization?: string | undefined },
): { readonly status: number; readonly body: string } | undefined {
  const key = signedKey(headers.authorization) ?? '';
  const decision = authority.decide(key, access);
  if (decision === 'allowed') return undefined;
  const [type, message] =
    decision === 'denied'
      ? ['com.amazon.coral.service#AccessDeniedException', authority.denial(key, access)]
      : [
          'com.amazon.coral.service#InvalidClientTokenId',
          'The security token included in the request is invalid.',
        ];
  return { status: 403, body: JSON.stringify({ __type: type, message }) };
}

function parsed(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}

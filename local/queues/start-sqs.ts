import { buildApp } from 'fauxqs';
import { isPortTaken, type Listening } from '../listen.ts';

/** An SQS endpoint on 127.0.0.1 that keeps its messages in memory. `port` is preferred; 0 or none: any free one. */
export async function startSqs(port = 0): Promise<Listening> {
  const app = buildApp({ logger: false });
  const url = await app.listen({ host: '127.0.0.1', port }).catch((error: unknown) => {
    if (isPortTaken(error)) return app.listen({ host: '127.0.0.1', port: 0 });
    throw error;
  });
  return { url, port: Number(new URL(url).port), close: () => app.close() };
}

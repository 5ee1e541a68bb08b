import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { readBody } from '../http/http-api.ts';
import { listen, type Listening } from '../listen.ts';
import type { CdnAnswer } from './cdn-answer.ts';
import type { Origin } from './distribution.ts';
import { viewerRequest } from './viewer-request.ts';

/** Serves on 127.0.0.1 what answers as an origin does: a distribution, or an API by itself. Rejects when the port is taken. */
export async function startPublicServer(answerTo: Origin, port: number): Promise<Listening> {
  const server = createServer((message, response) => void serve(answerTo, message, response));
  return listen(server, port);
}

async function serve(answerTo: Origin, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await answerTo(viewerRequest(message, await readBody(message)));
    await send(response, answer, message.method === 'HEAD');
  } catch (error) {
    // A reader who went away needs no answer, and is nobody's fault.
    if (message.destroyed && !message.complete) return;
    console.error(`${message.method} ${message.url}:`, error);
    if (!response.headersSent) response.writeHead(502).end();
    else response.destroy();
  }
}

async function send(
  response: ServerResponse,
  { status, headers, body }: CdnAnswer,
  isHead: boolean,
): Promise<void> {
  response.writeHead(
    status,
    headers.flatMap(([name, value]) => [name, value]),
  );
  if (Buffer.isBuffer(body)) {
    response.end(isHead ? undefined : body);
    return;
  }
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

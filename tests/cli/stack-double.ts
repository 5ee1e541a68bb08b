import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderReceipt } from '../../core/findings/render-receipt.ts';
import type { Receipt } from '../../core/findings/receipt.ts';

/** What a double of bucket and API does with what it gets. */
export interface StackBehaviour {
  /** Answers with the receipt of an upload; undefined: there never is one. */
  readonly receiptOf: (key: string, id: string) => Receipt | undefined;
  /** How often a receipt is asked for in vain first. */
  readonly notYet?: number;
  /** Without versions nothing can be receipted. */
  readonly versioned?: boolean;
  /** What the bucket answers to an upload. */
  readonly bucketStatus?: number;
}

/** Speaks as much S3 and HTTP API as an upload needs, on a free port of this computer. */
export async function startStackDouble(behaviour: StackBehaviour) {
  const uploads = new Map<string, { readonly key: string; readonly body: Buffer }>();
  let questions = 0;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    uploads,
    questions: () => questions,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://double').pathname);
    if (request.method === 'PUT') return put(request, response, path);
    questions++;
    const id = path.slice(path.lastIndexOf('/') + 1);
    const upload = uploads.get(id);
    const receipt =
      upload && questions > (behaviour.notYet ?? 0) ? behaviour.receiptOf(upload.key, id) : undefined;
    response.statusCode = receipt ? 200 : 404;
    response.end(receipt ? renderReceipt(receipt) : '{}');
  }

  async function put(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // a request is a stream of buffers
    response.statusCode = behaviour.bucketStatus ?? 200;
    if (response.statusCode === 200) {
      const key = path.split('/').slice(2).join('/');
      uploads.set(`r-${hash('sha256', `${key}\nv1`).slice(0, 32)}`, { key, body: Buffer.concat(chunks) });
      if (behaviour.versioned !== false) response.setHeader('x-amz-version-id', 'v1');
    }
    response.end();
  }
}

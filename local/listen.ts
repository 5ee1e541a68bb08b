import type { Server } from 'node:http';

const GRACE_MS = 1000;

/** A server of ours that answers. */
export interface Listening {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Lets a server listen on this computer alone; port 0: any free one. Rejects when the port is taken. */
export async function listen(server: Server, port = 0): Promise<Listening> {
  // A function that has worked for a while finds its connection open: one that is closed as it writes kills it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, close: () => close(server) };
}

/** The same, on another free port where the preferred one is taken. */
export async function listenNear(server: Server, preferredPort = 0): Promise<Listening> {
  return listen(server, preferredPort).catch((error: unknown) => {
    if (isPortTaken(error)) return listen(server, 0);
    throw error;
  });
}

/** Whether somebody else listens where a server wanted to. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Requests that are under way have a moment to end by themselves. */
async function close(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 10);
  const all = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  }).finally(() => {
    clearInterval(idle);
    clearTimeout(all);
  });
}

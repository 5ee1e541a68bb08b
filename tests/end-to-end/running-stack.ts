import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuerKey } from '../../local/issuer/issuer-key.ts';
import { signToken } from '../../local/issuer/sign-token.ts';

const START = join(import.meta.dirname, '../../local/start.ts');

/** What a started stack writes for its clients. */
export interface Endpoints {
  readonly http: string;
  readonly api: string;
  readonly s3: string;
  readonly dynamodb: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly uploadBucket: string;
  readonly feedBucket: string;
  readonly receiptBucket: string;
  readonly table: string;
  readonly issuer: string;
  readonly licence: string;
  readonly sqs: string;
  readonly queues: { readonly upload: { readonly deadLetters: string } };
}

/** A local stack in a process group of its own. */
export interface RunningStack {
  readonly endpoints: Endpoints;
  readonly dataDir: string;
  /** A token of the stack's own issuer. */
  token(roles: readonly string[], organisation?: string): Promise<string>;
  /** SIGKILL to the whole group: what a power cut would leave. */
  kill(): Promise<void>;
  /** SIGTERM, and the data directory removed. */
  stop(): Promise<void>;
}

/** A throw-away data directory. */
export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'gongkai-test-'));
}

/** Boots the synthesized template on a data directory and resolves when it is ready. Rejects with its output. */
export async function startStack(
  dataDir = newDataDir(),
  options: readonly string[] = ['--no-samples'],
): Promise<RunningStack> {
  const args = [START, '--port', String(await freePort()), '--data-dir', dataDir, ...options];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  await untilReady(child);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    signalGroup(child, signal);
    await exited;
    signalGroup(child, 'SIGKILL');
  };
  // Written by the stack just before it said that it is ready.
  const endpoints = JSON.parse(readFileSync(join(dataDir, 'endpoints.json'), 'utf8')) as Endpoints;
  return {
    endpoints,
    dataDir,
    token: async (roles, organisation) => {
      const facts = { issuer: endpoints.issuer, subject: 'tester', roles, organisation, hours: 1 };
      return signToken(facts, await issuerKey(dataDir));
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^ready http/m.test(output)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) =>
      reject(new Error(`the stack ended with ${code} before it was ready:\n${output}`)),
    );
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

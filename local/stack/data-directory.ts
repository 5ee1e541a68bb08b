import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JsonFile } from '../json-file.ts';
import { ProcessLock } from '../process-lock.ts';
import { type Credentials, newCredentials } from './credentials.ts';

/** URLs of the queues of work, and of what was set aside from them. */
export interface PublishedQueues {
  readonly upload: { readonly queue: string; readonly deadLetters: string };
  readonly publish: { readonly queue: string; readonly deadLetters: string };
}

/** What clients need to know of a running stack. URLs are without trailing slashes. */
export interface PublishedEndpoints extends Credentials {
  readonly http: string;
  /** Where the API answers: the same address, or one of its own. */
  readonly api: string;
  readonly s3: string;
  readonly dynamodb: string;
  readonly region: string;
  readonly uploadBucket: string;
  readonly feedBucket: string;
  readonly receiptBucket: string;
  readonly sqs: string;
  readonly queues: PublishedQueues;
  readonly table: string;
  /** Where releases are signed, and by which key. */
  readonly kms: string;
  readonly signingKey: string;
  /** Who publishes. */
  readonly publisher: string;
  /** Whose tokens count here. */
  readonly issuer: string;
  /** Of the published data. */
  readonly licence: string;
  /** From which moment on filings wait for a reviewer; empty where none does. */
  readonly reviewSince: string;
}

/** How far the samples have come: once begun, they are finished by a later start. */
export interface SampleProgress {
  readonly complete: boolean;
}

const PRIVATE = 0o600;

/** The folder with all state of a local stack, held by one process at a time. */
export class DataDirectory {
  readonly folder: string;
  readonly samples: JsonFile<SampleProgress>;
  readonly #lock: ProcessLock;

  /** Takes hold of the folder; throws when another process has it. What a killed one left behind is taken over. */
  constructor(path: string) {
    this.folder = resolve(path);
    mkdirSync(this.folder, { recursive: true });
    this.#lock = new ProcessLock(join(this.folder, 'lock.json'));
    this.samples = new JsonFile(join(this.folder, 'samples.json'));
    const holder = this.#lock.take();
    if (holder) throw new Error(`the data directory ${this.folder} is in use by process ${holder.pid}`);
    rmSync(join(this.folder, 'endpoints.json'), { force: true });
  }

  /** The operator's key, the same at every start. */
  operator(): Credentials {
    const file = new JsonFile<Credentials>(join(this.folder, 'credentials.json'));
    const known = file.read();
    if (known) return known;
    const created = newCredentials('OPERATOR');
    file.write(created, PRIVATE);
    return created;
  }

  /** From which moment on filings wait for a reviewer: that of the first start that wanted it, so that none is let go by a restart. */
  reviewSince(): string {
    const file = new JsonFile<{ readonly since: string }>(join(this.folder, 'review.json'));
    const since = file.read()?.since ?? `${new Date().toISOString().slice(0, 19)}Z`;
    file.write({ since });
    return since;
  }

  publishEndpoints(endpoints: PublishedEndpoints): void {
    new JsonFile<PublishedEndpoints>(join(this.folder, 'endpoints.json')).write(endpoints, PRIVATE);
  }

  /** Lets go of the folder. */
  close(): void {
    rmSync(join(this.folder, 'endpoints.json'), { force: true });
    this.#lock.release();
  }
}

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from './bucket.ts';
import { S3Error } from './s3-error.ts';

const LEGAL_NAME = /^(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** All buckets of the data directory. */
export class BucketShelf {
  readonly #folder: string;
  readonly #buckets = new Map<string, Bucket>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) this.#buckets.set(name, new Bucket(join(folder, name), name));
  }

  get(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) throw new S3Error('NoSuchBucket');
    return bucket;
  }

  has(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** By name. */
  all(): readonly Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Creates the bucket unless it is there, as S3 does for its owner in us-east-1. */
  create(name: string): void {
    if (!LEGAL_NAME.test(name)) throw new S3Error('InvalidBucketName');
    if (this.#buckets.has(name)) return;
    this.#buckets.set(name, new Bucket(join(this.#folder, name), name));
  }

  /** Deletes an empty bucket. */
  delete(name: string): void {
    const bucket = this.get(name);
    if (bucket.index.size > 0) throw new S3Error('BucketNotEmpty');
    bucket.close();
    this.#buckets.delete(name);
    if (existsSync(bucket.folder)) rmSync(bucket.folder, { recursive: true });
  }

  close(): void {
    for (const bucket of this.#buckets.values()) bucket.close();
  }
}

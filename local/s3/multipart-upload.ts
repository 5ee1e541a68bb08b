import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JsonFile } from '../json-file.ts';
import type { Bucket } from './bucket.ts';
import type { Checksum, ChecksumAlgorithm } from './checksum.ts';
import { S3Error } from './s3-error.ts';

/** A multipart upload that is under way. */
export interface MultipartUpload {
  readonly uploadId: string;
  readonly key: string;
  /** ISO 8601. */
  readonly initiated: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly type: Checksum['type'] };
}

/** A part that has arrived. */
export interface UploadedPart {
  readonly number: number;
  readonly bytes: number;
  /** Hex. */
  readonly md5: string;
  readonly checksum?: Checksum;
  /** ISO 8601. */
  readonly lastModified: string;
}

/**
 * The uploads of a bucket: a folder each, with `upload.json`, and for every part its bytes and a `.json` beside them.
 * A part counts once its `.json` is there, so a process killed in between leaves nothing half.
 */
export class MultipartUploads {
  readonly #folder: string;

  constructor(bucket: Bucket) {
    this.#folder = join(bucket.folder, 'uploads');
  }

  start(upload: Omit<MultipartUpload, 'uploadId' | 'initiated'>): MultipartUpload {
    const started = {
      ...upload,
      uploadId: randomBytes(24).toString('base64url'),
      initiated: new Date().toISOString(),
    };
    mkdirSync(join(this.#folder, started.uploadId));
    this.#uploadFile(started.uploadId).write(started);
    return started;
  }

  get(uploadId: string, key: string): MultipartUpload {
    if (!/^[\w-]{32}$/.test(uploadId)) throw new S3Error('NoSuchUpload');
    const upload = this.#uploadFile(uploadId).read();
    if (upload?.key !== key) throw new S3Error('NoSuchUpload');
    return upload;
  }

  all(): readonly MultipartUpload[] {
    const uploads = readdirSync(this.#folder).map((uploadId) => this.#uploadFile(uploadId).read());
    return uploads.filter((upload) => upload !== undefined);
  }

  /** Takes a part whose bytes lie in a file of their own; a part of the same number is replaced. */
  addPart(upload: MultipartUpload, file: string, part: Omit<UploadedPart, 'lastModified'>): UploadedPart {
    const added = { ...part, lastModified: new Date().toISOString() };
    const target = this.partFile(upload, part.number);
    rmSync(`${target}.json`, { force: true });
    renameSync(file, target);
    new JsonFile<UploadedPart>(`${target}.json`).write(added);
    return added;
  }

  /** In ascending order. */
  parts(upload: MultipartUpload): readonly UploadedPart[] {
    const folder = join(this.#folder, upload.uploadId);
    const files = readdirSync(folder).filter((file) => /^part-\d+\.json$/.test(file));
    const parts = files.map((file) => new JsonFile<UploadedPart>(join(folder, file)).read());
    return parts.filter((part) => part !== undefined).sort((a, b) => a.number - b.number);
  }

  partFile(upload: MultipartUpload, number: number): string {
    return join(this.#folder, upload.uploadId, `part-${String(number).padStart(5, '0')}`);
  }

  remove(upload: MultipartUpload): void {
    rmSync(join(this.#folder, upload.uploadId), { recursive: true, force: true });
  }

  #uploadFile(uploadId: string): JsonFile<MultipartUpload> {
    return new JsonFile(join(this.#folder, uploadId, 'upload.json'));
  }
}

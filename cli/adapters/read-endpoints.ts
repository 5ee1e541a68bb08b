import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { UnreadableError } from '../command-error.ts';
import { readFile } from '../files/read-file.ts';
import type { Terminal } from '../terminal.ts';

const FILE_NAME = 'endpoints.json';

const ENDPOINTS = v.object({
  http: v.string(),
  s3: v.string(),
  region: v.string(),
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  uploadBucket: v.string(),
});

/** The addresses and keys of a local stack, as far as uploading needs them. */
export type Endpoints = v.InferOutput<typeof ENDPOINTS>;

/** Reads the endpoints.json at a path, or in the folder there. */
export async function readEndpoints(path: string, terminal: Terminal): Promise<Endpoints> {
  const isFolder = await stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
  const { bytes } = await readFile(isFolder ? join(path, FILE_NAME) : path, terminal);
  try {
    return v.parse(ENDPOINTS, JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new UnreadableError('endpoints-unusable', { path }, { cause: error });
  }
}

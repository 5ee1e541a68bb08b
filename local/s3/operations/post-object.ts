import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Secrets } from '../authenticate.ts';
import { startChecksum } from '../checksum.ts';
import { objectHeaders } from '../object-headers.ts';
import type { OperationContext } from '../operation.ts';
import { checkPostPolicy, type FormFields } from '../post-policy.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';
import { writtenHeaders } from './put-object.ts';

/** A form holds its file in memory; larger files are for PUT. */
const MAX_FORM_BYTES = 64 * 1024 ** 2;

/** What a form is worked on with; `mayPut` throws when the one who signed it may not write there. */
export interface FormContext extends Omit<OperationContext, 'authentication'> {
  readonly mayPut: (accessKeyId: string, key: string) => void;
}

/** A browser's upload: a form whose signed policy stands in for the signature of the request. */
export async function postObject(context: FormContext, secrets: Secrets): Promise<S3Response> {
  const { request, shelf, announce } = context;
  const bucket = shelf.get(request.bucket);
  const form = await readForm(request);
  const fields = fieldsOf(form);
  const file = form.get('file');
  if (!(file instanceof File))
    throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
  const { accessKeyId, minBytes, maxBytes } = checkPostPolicy(
    new Map([...fields, ['bucket', bucket.name]]),
    secrets,
    Date.now(),
  );
  if (file.size > maxBytes) throw new S3Error('EntityTooLarge');
  if (file.size < minBytes) throw new S3Error('EntityTooSmall');
  const key = (fields.get('key') ?? '').replaceAll('${filename}', file.name);
  if (key === '') throw new S3Error('InvalidArgument', 'Bucket POST must contain a field named key.');
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError');
  context.mayPut(accessKeyId, key);
  const bytes = await file.bytes();
  verifyChecksum(fields, bytes);
  const temporary = bucket.temporaryFile();
  try {
    writeFileSync(temporary, bytes);
    const etag = createHash('md5').update(bytes).digest('hex');
    const version = bucket.commit(key, temporary, {
      bytes: bytes.length,
      etag,
      headers: objectHeaders(fields),
    });
    announce({ name: 'ObjectCreated:Post', bucket, version });
    return answer(fields, { bucket: bucket.name, key, etag, headers: writtenHeaders(version) });
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function readForm(request: S3Request): Promise<FormData> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body) {
    bytes += piece.length;
    if (bytes > MAX_FORM_BYTES) throw new S3Error('EntityTooLarge');
    pieces.push(piece);
  }
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return await new Response(Buffer.concat(pieces), { headers }).formData();
  } catch (error) {
    throw new S3Error('MalformedPOSTRequest', String(error));
  }
}

/** What comes after the file does not count. */
function fieldsOf(form: FormData): FormFields {
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') break;
    fields.set(name.toLowerCase(), value);
  }
  return fields;
}

function verifyChecksum(fields: FormFields, bytes: Uint8Array): void {
  const promised = fields.get('x-amz-checksum-sha256');
  if (promised === undefined) return;
  const running = startChecksum('sha256');
  running.update(bytes);
  if (running.digest().toString('base64') !== promised) throw new S3Error('BadDigest');
}

function answer(
  fields: FormFields,
  {
    bucket,
    key,
    etag,
    headers,
  }: { bucket: string; key: string; etag: string; headers: Readonly<Record<string, string>> },
): S3Response {
  const redirect = fields.get('success_action_redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const location = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag: `"${etag}"` }))
      location.searchParams.set(name, value);
    return emptyResponse(303, { ...headers, location: location.href });
  }
  const status = fields.get('success_action_status');
  if (status !== '201') return emptyResponse(status === '200' ? 200 : 204, headers);
  const document = { Location: `/${bucket}/${key}`, Bucket: bucket, Key: key, ETag: `"${etag}"` };
  return { ...xmlResponse('PostResponse', document, headers), status: 201 };
}

import { createReadStream, rmSync } from 'node:fs';
import { checksumAlgorithmOf, checksumElement, checksumHeader } from '../checksum.ts';
import { joinParts } from '../join-parts.ts';
import { type MultipartUpload, MultipartUploads, type UploadedPart } from '../multipart-upload.ts';
import { hoistedHeaders, objectHeaders, taggingHeader } from '../object-headers.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from '../parse-xml.ts';
import { checkWritePreconditions } from '../preconditions.ts';
import { receiveBody, receiveText } from '../receive-body.ts';
import { S3Error } from '../s3-error.ts';
import { queryValue, type S3Request } from '../s3-request.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';
import { quotedEtag } from '../stored-version.ts';
import { copySourceOf, sourceHeaders } from './copy-object.ts';
import { writtenHeaders } from './put-object.ts';

const MAX_PARTS = 10_000;
const MIN_PART_BYTES = 5 * 1024 ** 2;

/** CreateMultipartUpload. */
export function createMultipartUpload(context: OperationContext): S3Response {
  const { request } = context;
  const headers = hoistedHeaders(request);
  const tags = taggingHeader(headers);
  const checksum = announcedChecksum(request);
  const upload = uploadsOf(context).start({
    key: keyOf(context),
    headers: objectHeaders(headers),
    ...(tags && { tags }),
    ...(checksum && { checksum }),
  });
  return xmlResponse(
    'InitiateMultipartUploadResult',
    { Bucket: request.bucket, Key: upload.key, UploadId: upload.uploadId },
    checksum && {
      'x-amz-checksum-algorithm': checksum.algorithm.toUpperCase(),
      'x-amz-checksum-type': checksum.type,
    },
  );
}

/** UploadPart. */
export async function uploadPart(context: OperationContext): Promise<S3Response> {
  const { request, authentication } = context;
  const upload = uploadOf(context);
  const number = partNumberOf(request);
  const { file, bytes, md5, checksum } = await receiveBody(
    request,
    authentication,
    bucketOf(context).temporaryFile(),
  );
  const part = uploadsOf(context).addPart(upload, file, {
    number,
    bytes,
    md5,
    ...(checksum && { checksum }),
  });
  return emptyResponse(200, {
    etag: `"${md5}"`,
    ...(part.checksum && { [checksumHeader(part.checksum.algorithm)]: part.checksum.value }),
  });
}

/** UploadPartCopy, of a whole object or a range of it. */
export async function uploadPartCopy(context: OperationContext): Promise<S3Response> {
  const { request, authentication } = context;
  const upload = uploadOf(context);
  const source = copySourceOf(context);
  const [, start, end] =
    /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('x-amz-copy-source-range') ?? '') ?? [];
  const range = start !== undefined && end !== undefined ? { start: Number(start), end: Number(end) } : {};
  // A read stream without an encoding yields buffers.
  const body = createReadStream(
    source.bucket.blobFile(source.version.content),
    range,
  ) as AsyncIterable<Buffer>;
  const copying = { ...request, body, headers: new Map<string, string>() };
  const unsigned = { ...authentication, payload: 'UNSIGNED-PAYLOAD' };
  const { file, bytes, md5 } = await receiveBody(copying, unsigned, bucketOf(context).temporaryFile());
  const part = uploadsOf(context).addPart(upload, file, { number: partNumberOf(request), bytes, md5 });
  return xmlResponse(
    'CopyPartResult',
    { LastModified: part.lastModified, ETag: `"${md5}"` },
    sourceHeaders(source),
  );
}

/** CompleteMultipartUpload, with its conditions. */
export async function completeMultipartUpload(context: OperationContext): Promise<S3Response> {
  const { request, authentication, announce } = context;
  const bucket = bucketOf(context);
  const upload = uploadOf(context);
  const parts = namedParts(context, upload, parseXml(await receiveText(request, authentication)));
  checkWritePreconditions(request.headers, bucket.index.find(upload.key));
  const file = bucket.temporaryFile();
  const whole = await joinParts(
    upload,
    { parts, fileOf: ({ number }) => uploadsOf(context).partFile(upload, number) },
    file,
  );
  const promised = whole.checksum && request.headers.get(checksumHeader(whole.checksum.algorithm));
  if (promised && promised !== whole.checksum?.value) {
    rmSync(file);
    throw new S3Error('BadDigest');
  }
  checkWritePreconditions(request.headers, bucket.index.find(upload.key));
  const version = bucket.commit(upload.key, file, {
    headers: upload.headers,
    ...(upload.tags && { tags: upload.tags }),
    ...whole,
  });
  uploadsOf(context).remove(upload);
  announce({ name: 'ObjectCreated:CompleteMultipartUpload', bucket, version });
  return xmlResponse(
    'CompleteMultipartUploadResult',
    {
      Location: `/${bucket.name}/${upload.key}`,
      Bucket: bucket.name,
      Key: upload.key,
      ETag: version.content && quotedEtag(version.content),
      ...(whole.checksum && {
        [checksumElement(whole.checksum.algorithm)]: whole.checksum.value,
        ChecksumType: whole.checksum.type,
      }),
    },
    writtenHeaders(version),
  );
}

/** AbortMultipartUpload. */
export function abortMultipartUpload(context: OperationContext): S3Response {
  uploadsOf(context).remove(uploadOf(context));
  return emptyResponse(204);
}

/** ListParts, all on one page. */
export function listParts(context: OperationContext): S3Response {
  const upload = uploadOf(context);
  const parts = uploadsOf(context).parts(upload);
  return xmlResponse('ListPartsResult', {
    Bucket: context.request.bucket,
    Key: upload.key,
    UploadId: upload.uploadId,
    StorageClass: 'STANDARD',
    IsTruncated: false,
    // oxlint-disable-next-line oxc/no-map-spread -- a field is there or not
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: part.lastModified,
      ETag: `"${part.md5}"`,
      Size: part.bytes,
      ...(part.checksum && { [checksumElement(part.checksum.algorithm)]: part.checksum.value }),
    })),
  });
}

/** ListMultipartUploads, all on one page. */
export function listMultipartUploads(context: OperationContext): S3Response {
  const prefix = queryValue(context.request, 'prefix') ?? '';
  const uploads = uploadsOf(context).all();
  return xmlResponse('ListMultipartUploadsResult', {
    Bucket: context.request.bucket,
    Prefix: prefix,
    IsTruncated: false,
    Upload: uploads
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, uploadId, initiated }) => ({
        Key: key,
        UploadId: uploadId,
        Initiated: initiated,
        StorageClass: 'STANDARD',
      })),
  });
}

function uploadsOf(context: OperationContext): MultipartUploads {
  return new MultipartUploads(bucketOf(context));
}

function uploadOf(context: OperationContext): MultipartUpload {
  return uploadsOf(context).get(queryValue(context.request, 'uploadId') ?? '', keyOf(context));
}

function partNumberOf(request: S3Request): number {
  const number = Number(queryValue(request, 'partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PARTS) return number;
  throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
}

/** CRC-64 covers the whole object by its nature; the others do when the client asks for it. */
function announcedChecksum(request: S3Request): MultipartUpload['checksum'] {
  const algorithm = checksumAlgorithmOf(request.headers.get('x-amz-checksum-algorithm'));
  if (!algorithm) return undefined;
  const isFull = algorithm === 'crc64nvme' || request.headers.get('x-amz-checksum-type') === 'FULL_OBJECT';
  return { algorithm, type: isFull ? 'FULL_OBJECT' : 'COMPOSITE' };
}

/** The parts that the client lists, each as it was uploaded, in ascending order and large enough. */
function namedParts(
  context: OperationContext,
  upload: MultipartUpload,
  document: XmlElement,
): readonly UploadedPart[] {
  const uploaded = new Map(
    uploadsOf(context)
      .parts(upload)
      .map((part) => [part.number, part]),
  );
  const named = childrenOf(document, 'Part').map((element) => {
    const part = uploaded.get(Number(textOf(element, 'PartNumber')));
    if (!part || !isAsNamed(part, element)) throw new S3Error('InvalidPart');
    return part;
  });
  if (named.length === 0) throw new S3Error('MalformedXML');
  named.forEach((part, position) => {
    if (part.number <= (named[position - 1]?.number ?? 0)) throw new S3Error('InvalidPartOrder');
    if (position < named.length - 1 && part.bytes < MIN_PART_BYTES) throw new S3Error('EntityTooSmall');
  });
  return named;
}

function isAsNamed(part: UploadedPart, element: XmlElement): boolean {
  const etag = textOf(element, 'ETag')
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  const checksum = part.checksum && textOf(element, checksumElement(part.checksum.algorithm));
  return etag === part.md5 && (checksum === undefined || checksum === part.checksum?.value);
}

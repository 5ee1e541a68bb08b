import { bucketOf, type OperationContext } from '../operation.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';

/** ListBuckets, all on one page. */
export function listBuckets({ shelf }: OperationContext): S3Response {
  const buckets = shelf.all().map(({ name, settings }) => ({
    Name: name,
    CreationDate: new Date(settings.created).toISOString(),
  }));
  return xmlResponse('ListAllMyBucketsResult', {
    Owner: { ID: 'local', DisplayName: 'local' },
    Buckets: { Bucket: buckets },
  });
}

/** CreateBucket: succeeds also when the bucket is there. */
export function createBucket({ shelf, request }: OperationContext): S3Response {
  shelf.create(request.bucket);
  return emptyResponse(200, { location: `/${request.bucket}` });
}

/** DeleteBucket, when it is empty. */
export function deleteBucket({ shelf, request }: OperationContext): S3Response {
  shelf.delete(request.bucket);
  return emptyResponse(204);
}

/** HeadBucket. */
export function headBucket(context: OperationContext): S3Response {
  bucketOf(context);
  return emptyResponse(200, { 'x-amz-bucket-region': 'us-east-1' });
}

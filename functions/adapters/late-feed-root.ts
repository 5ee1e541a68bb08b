import type { S3Client } from '@aws-sdk/client-s3';
import { feedName } from '../../core/publish/feed-name.ts';
import type { FeedState } from '../../core/query/answer-status.ts';

/** The root of the feeds, read through a client that is loaded with the first question about it. */
export function lateFeedRoot(bucket: string): () => Promise<FeedState | undefined> {
  let opening: Promise<S3Client> | undefined;
  return async () => {
    opening ??= import('@aws-sdk/client-s3').then(({ S3Client }) => new S3Client());
    return readRoot(await opening, bucket);
  };
}

async function readRoot(client: S3Client, bucket: string): Promise<FeedState | undefined> {
  const [{ GetObjectCommand }, { parseIndex }, { retryThrottled }, { isS3Status }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('../../core/publish/parse-index.ts'),
    import('./retry-throttled.ts'),
    import('./s3-error.ts'),
  ]);
  const command = new GetObjectCommand({ Bucket: bucket, Key: feedName.root() });
  try {
    const { Body, LastModified } = await retryThrottled(() => client.send(command));
    if (Body === undefined || LastModified === undefined) throw new Error('S3 sent no body or no moment');
    const { version, reports } = parseIndex.root(await Body.transformToByteArray());
    return { version, reports, changedAt: `${LastModified.toISOString().slice(0, 19)}Z` };
  } catch (error) {
    if (isS3Status(error, 404)) return undefined;
    throw error;
  }
}

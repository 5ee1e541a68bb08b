import type { FeedStore } from '../ports.ts';
import { rememberImmutable } from './remember-immutable.ts';

/** The feeds, read through a client that is loaded with the first page that is asked for. */
export function lateFeed(bucket: string): Pick<FeedStore, 'get'> {
  let opening: Promise<Pick<FeedStore, 'get'>> | undefined;
  return {
    get: async (key) => {
      opening ??= open(bucket);
      return (await opening).get(key);
    },
  };
}

async function open(bucket: string): Promise<Pick<FeedStore, 'get'>> {
  const [{ S3Client }, { s3FeedReader }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('./s3-feed-reader.ts'),
  ]);
  return rememberImmutable(s3FeedReader(new S3Client(), bucket));
}

import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { type S3ServerOptions, startS3Server } from '../../../local/s3/s3-server.ts';

/** Bucket of the tests: its versions are kept. */
export const BUCKET = 'uploads';

/** The key that the server knows. */
export const CREDENTIALS = { accessKeyId: 'LOCALTESTER', secretAccessKey: 'secret of the tests' };

/** A running server with one versioned bucket, and a client for it. */
export interface S3UnderTest {
  readonly url: string;
  readonly client: S3Client;
  readonly close: () => Promise<void>;
}

/** Starts a server on a folder; an existing folder is opened again. */
export async function startS3(folder: string, options: Partial<S3ServerOptions> = {}): Promise<S3UnderTest> {
  const secrets = new Map([[CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey]]);
  const { url, close } = await startS3Server({ folder, secrets, region: 'eu-west-2', ...options });
  const client = s3Client(url);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
  return {
    url,
    client,
    close: async () => {
      client.destroy();
      await close();
    },
  };
}

/** A client at the SDK's defaults that never tries twice. */
export function s3Client(endpoint: string, credentials = CREDENTIALS): S3Client {
  return new S3Client({ endpoint, region: 'eu-west-2', forcePathStyle: true, maxAttempts: 1, credentials });
}

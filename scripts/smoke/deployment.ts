import { readFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';

/** What can be said on the command line. */
export interface SmokeOptions {
  readonly url?: string;
  readonly s3?: string;
  readonly bucket?: string;
  readonly endpoints?: string;
}

/** Where to send, and where to read. */
export interface Deployment {
  /** Of the public origin, without a slash at the end. */
  readonly url: string;
  readonly bucket: string;
  readonly s3: S3Client;
}

export const USAGE = `npm run smoke -- --url https://… --bucket NAME [--s3 http://…]   a deployment; the AWS chain's credentials
npm run smoke -- --endpoints .gongkai/endpoints.json            the local stack`;

/** Reads the options; what the file of endpoints says is used where the command line says nothing. */
export function readDeployment(options: SmokeOptions): Deployment {
  const file = options.endpoints === undefined ? undefined : readEndpoints(options.endpoints);
  const url = options.url ?? file?.http;
  const bucket = options.bucket ?? file?.uploadBucket;
  if (url === undefined || bucket === undefined)
    throw new Error(`it needs an address and a bucket\n${USAGE}`);
  const endpoint = options.s3 ?? file?.s3;
  return {
    url: url.replace(/\/+$/, ''),
    bucket,
    s3: new S3Client({
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      ...(file === undefined ? {} : { region: file.region, credentials: file }),
    }),
  };
}

interface Endpoints {
  readonly http: string;
  readonly s3: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly uploadBucket: string;
}

function readEndpoints(path: string): Endpoints {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const given = new Map<string, unknown>(Object.entries(json ?? {}));
  const text = (name: keyof Endpoints): string => {
    const value = given.get(name);
    if (typeof value !== 'string') throw new Error(`${path} does not say ${name}`);
    return value;
  };
  return {
    http: text('http'),
    s3: text('s3'),
    region: text('region'),
    accessKeyId: text('accessKeyId'),
    secretAccessKey: text('secretAccessKey'),
    uploadBucket: text('uploadBucket'),
  };
}

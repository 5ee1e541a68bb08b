import { MAX_UPLOAD_BYTES } from '../../core/intake/limits.ts';

/** One file that somebody may upload. */
export interface UploadGrant {
  readonly key: string;
  /** Lower-case hex; no other content is taken. */
  readonly sha256?: string;
}

/** What S3 will hold an upload to; https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html */
export interface UploadPolicy {
  /** Sent before the file, all of them. */
  readonly fields: Readonly<Record<string, string>>;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly lifeSeconds: number;
}

/** Long enough to send 16 MiB over a slow line; S3 looks at the moment at which an upload begins. */
const LIFE_SECONDS = 300;

/** The type under which every upload is kept, whatever its sender calls it. */
const CONTENT_TYPE = 'text/csv';

/** One object under one exact key, of one type, at most as large as a file may be. */
export function uploadPolicy({ key, sha256 }: UploadGrant): UploadPolicy {
  return {
    fields: {
      key,
      'Content-Type': CONTENT_TYPE,
      success_action_status: '201',
      ...(sha256 === undefined ? {} : checksum(sha256)),
    },
    minBytes: 1,
    maxBytes: MAX_UPLOAD_BYTES,
    lifeSeconds: LIFE_SECONDS,
  };
}

function checksum(sha256: string) {
  return {
    'x-amz-checksum-algorithm': 'SHA256',
    'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
  };
}

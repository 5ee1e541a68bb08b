/** Where an event goes, and which ones. */
export interface NotificationTarget {
  readonly id: string;
  readonly queueArn: string;
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete` … */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** A rule of the bucket's CORS configuration; header names in lower case. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

/** What a bucket was told to be. */
export interface BucketSettings {
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly cors: readonly CorsRule[];
  readonly notifications: readonly NotificationTarget[];
  /** The lifecycle document as it was sent: kept, never acted on. */
  readonly lifecycle?: string;
}

/** The settings of a new bucket. */
export function newBucketSettings(now: number): BucketSettings {
  return { created: now, cors: [], notifications: [] };
}

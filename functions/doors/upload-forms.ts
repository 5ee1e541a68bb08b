import type { UploadPolicy } from './upload-policy.ts';

/** A form that S3 takes: its address, and its fields with the signature among them. */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** ISO 8601 in UTC, whole seconds. */
  readonly expiresAt: string;
}

/** Signs forms for uploads. */
export interface UploadForms {
  sign(policy: UploadPolicy, now: Date): SignedForm;
}

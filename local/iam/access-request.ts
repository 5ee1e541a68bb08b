/** One thing that somebody wants to do, in the words of IAM. */
export interface AccessRequest {
  /** `s3:GetObject` */
  readonly action: string;
  /** The ARN of what it is done to. */
  readonly resource: string;
  /** Condition keys of this request in lower case; a key that is not there is absent. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** One file of data-samples/ and what its receipt is to say. */
export interface Sample {
  /** Below data-samples/. */
  readonly path: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly receipt: string;
  /** The codes of its errors, exactly. */
  readonly codes: readonly string[];
  /** The reports that are in the feeds afterwards. */
  readonly reports: readonly string[];
  readonly about: string;
  /** The sample whose receipt must be there before this one is uploaded. */
  readonly after?: string;
  /** Its receipt takes a minute by design. */
  readonly waits?: boolean;
}

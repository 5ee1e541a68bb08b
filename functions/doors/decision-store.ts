/** The decisions in the upload bucket, as far as doors write and read them. */
export interface DecisionStore {
  /** Writes one; its version, by which its receipt is found. */
  put(key: string, body: string): Promise<{ readonly versionId: string }>;
  /** The newest version of a link's object; undefined when there is none. */
  link(key: string): Promise<Uint8Array | undefined>;
}

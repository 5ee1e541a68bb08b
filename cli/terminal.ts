/** The world of a command: where it speaks, what it is given. */
export interface Terminal {
  /** Output proper; a file's bytes may go here too. */
  out(content: string | Uint8Array): void;
  /** Remarks and complaints. */
  err(text: string): void;
  /** At most `limit` + 1 bytes of standard input, so that more than the limit can be told. */
  readStdin(limit: number): Promise<Uint8Array>;
  /** Whether the output shows colours. */
  readonly colour: boolean;
  /** Columns of the output. */
  readonly width: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

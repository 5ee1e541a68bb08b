/** How much of a file is looked at; everything is checked before the parser sees a byte too many. */
export interface Limits {
  readonly bytes: number;
  readonly columns: number;
  /** Spreadsheet rows, blank ones included. */
  readonly rows: number;
  /** Characters of one cell. */
  readonly cell: number;
  /** Characters of one text section. */
  readonly text: number;
  /** Characters of all texts of one report, the names of its explanations included. */
  readonly texts: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 16 * 1024 * 1024,
  columns: 300,
  rows: 30_000,
  cell: 2_000,
  text: 20_000,
  texts: 100_000,
};

/** An object larger than this is refused on its HEAD, without a GET. */
export const MAX_UPLOAD_BYTES: number = DEFAULT_LIMITS.bytes;

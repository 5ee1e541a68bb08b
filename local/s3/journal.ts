import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

/**
 * A file of one JSON value a line, only ever appended to. A process killed while it writes leaves a torn last line:
 * that line was never answered for, and is cut off when the file is opened again.
 */
export class Journal<Entry> {
  readonly #file: string;
  #descriptor: number;
  #lines = 0;

  /** Opens or creates the file and hands over each entry in order. */
  static open<Entry>(file: string, take: (entry: Entry) => void): Journal<Entry> {
    const lines = existsSync(file) ? wholeLines(file) : [];
    for (const line of lines) {
      // The class's own writing.
      const entry: Entry = JSON.parse(line);
      take(entry);
    }
    return new Journal(file, lines.length);
  }

  private constructor(file: string, lines: number) {
    this.#file = file;
    this.#descriptor = openSync(file, 'a');
    this.#lines = lines;
  }

  /** How many entries the file holds, also those that later ones made void. */
  get length(): number {
    return this.#lines;
  }

  /** Adds an entry; when this returns, a killed process does not lose it any more. */
  append(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    for (let written = 0; written < line.length; ) written += writeSync(this.#descriptor, line, written);
    this.#lines += 1;
  }

  /** Writes the file anew with these entries alone; either the old or the new one survives a kill. */
  replace(entries: readonly Entry[]): void {
    const next = `${this.#file}.next`;
    writeFileSync(next, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    renameSync(next, this.#file);
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, 'a');
    this.#lines = entries.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The lines that end; whatever follows the last line feed is cut off, in the file too. */
function wholeLines(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A file that holds one JSON value, always whole: whoever is killed while writing leaves the old or the new one. */
export class JsonFile<Value> {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Undefined when there is no such file. Only `write` writes it, so it holds what it should. */
  read(): Value | undefined {
    if (!existsSync(this.path)) return undefined;
    const value: Value = JSON.parse(readFileSync(this.path, 'utf8'));
    return value;
  }

  /** `mode`: the file's permissions, when others must not read it. */
  write(value: Value, mode = 0o644): void {
    const next = `${this.path}.next`;
    writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode });
    renameSync(next, this.path);
  }
}

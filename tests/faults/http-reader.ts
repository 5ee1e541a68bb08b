import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

const PAUSE_MS = 50;

/** Somebody who reads the feeds over and over from their public address, and checks everything that they name. */
export class HttpReader {
  readonly #origin: string;
  /** Files named by their hash that were found right. */
  readonly #proven = new Map<string, Buffer>();
  /** Entries held against what they name; a file that was found right once counts again, because it never changes. */
  checks = 0;
  readonly torn: string[] = [];
  #isStopped = false;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async readUntilStopped(): Promise<void> {
    while (!this.#isStopped) {
      await this.readOnce();
      await sleep(PAUSE_MS);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  async readOnce(): Promise<void> {
    const answer = await fetch(`${this.#origin}/feeds/v1/index.json`);
    const text = await answer.text();
    if (answer.ok) await this.#follow(text);
  }

  async #follow(text: string): Promise<void> {
    for (const entry of entriesIn(JSON.parse(text))) {
      this.checks += 1;
      const body = this.#proven.get(entry.path) ?? (await this.#prove(entry));
      if (body === undefined) continue;
      if (/\/(index|manifest)-[0-9a-f]{64}\.json$/.test(entry.path)) await this.#follow(body.toString());
    }
  }

  async #prove({ path, sha256, bytes }: Entry): Promise<Buffer | undefined> {
    const answer = await fetch(`${this.#origin}/${path}`);
    const body = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok || body.length !== bytes || hash('sha256', body) !== sha256) {
      this.torn.push(`${path}: ${answer.status}, ${body.length} bytes`);
      return undefined;
    }
    this.#proven.set(path, body);
    return body;
  }
}

function entriesIn(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'path' in value && 'sha256' in value && 'bytes' in value ? [value as Entry] : [];
  return [...own, ...Object.values(value).flatMap(entriesIn)];
}

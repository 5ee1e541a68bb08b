import type { Readable } from 'node:stream';

/** An answer of the distribution or of one of its origins. */
export interface CdnAnswer {
  readonly status: number;
  /** Lower-case names; a name may come several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | Readable;
}

/** An answer that the distribution makes by itself. */
export function ownAnswer(status: number, text: string): CdnAnswer {
  return { status, headers: [['content-type', 'text/plain; charset=utf-8']], body: Buffer.from(`${text}\n`) };
}

/** The value of the first header of that name. */
export function headerOf({ headers }: CdnAnswer, name: string): string | undefined {
  return headers.find(([candidate]) => candidate === name)?.[1];
}

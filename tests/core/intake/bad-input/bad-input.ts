import { encode } from '../../encodings.ts';
import { LAYOUTS, type LayoutName } from '../../sheet-file.ts';

/**
 * What is to become of an input: taken without a word (notices aside), taken with a warning, or refused; `mild`:
 * either of the first two, where the standard leaves it open.
 */
export type Expected = 'accept' | 'warn' | 'reject' | 'mild';

/** One bad (or merely odd) input. */
export interface BadInput {
  readonly description: string;
  content(): Uint8Array;
  readonly expected: Expected;
  /** One of these codes must be among the findings. */
  readonly codes?: readonly string[];
  readonly key?: string;
  /** What differs from the real report in the one that is taken. */
  readonly gives?: Given;
}

export interface Given {
  readonly cells?: Readonly<Record<string, string>>;
  readonly sections?: { readonly one?: string; readonly five?: string; readonly six?: string };
  readonly correctionReason?: string;
  readonly basedOnRevision?: number;
}

/** What a case says beside its bytes. */
export interface Told {
  readonly expected: Expected;
  readonly codes?: readonly string[];
  readonly gives?: Given;
  readonly layouts?: readonly LayoutName[];
}

/** The same input in each layout; text is written as UTF-8. */
export function inEach(
  description: string,
  make: (layout: LayoutName) => string | Uint8Array,
  { layouts = LAYOUTS, ...told }: Told,
): readonly BadInput[] {
  return layouts.map((layout) => ({
    description: `${description} (${layout})`,
    content: () => bytesOf(make(layout)),
    ...told,
  }));
}

/** An input that has no layout. */
export function alone(description: string, make: () => string | Uint8Array, told: Told): BadInput {
  const { expected, codes, gives } = told;
  return {
    description,
    content: () => bytesOf(make()),
    expected,
    ...(codes && { codes }),
    ...(gives && { gives }),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encode(content, 'utf-8') : content;
}

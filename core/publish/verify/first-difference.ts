/** Where two texts first differ: the line counted from 1, and what stands there; shortened. */
export interface Difference {
  readonly line: number;
  readonly promised: string;
  readonly found: string;
}

const LONGEST = 160;

/** The first line in which two files differ; undefined where they are equal. Bytes that are no UTF-8 show as U+FFFD. */
export function firstDifference(promised: Uint8Array, found: Uint8Array): Difference | undefined {
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const [wanted, given] = [decode(promised).split('\n'), decode(found).split('\n')];
  for (let at = 0; at < Math.max(wanted.length, given.length); at++) {
    const [want, get] = [wanted[at] ?? '', given[at] ?? ''];
    if (want !== get) return { line: at + 1, ...around(want, get) };
  }
  return undefined;
}

/** Long lines are shown from a little before the place where they part. */
function around(promised: string, found: string): Pick<Difference, 'promised' | 'found'> {
  let same = 0;
  while (same < promised.length && promised[same] === found[same]) same += 1;
  const from = promised.length <= LONGEST && found.length <= LONGEST ? 0 : Math.max(0, same - 40);
  const cut = (text: string) => {
    const part = text.replace(/\r$/, '').slice(from, from + LONGEST);
    return `${from > 0 ? '…' : ''}${part}${text.length > from + LONGEST + 1 ? '…' : ''}`;
  };
  return { promised: cut(promised), found: cut(found) };
}

/**
 * The media type that a reader prefers of those offered (RFC 9110, 12.5.1): the first one offered where nothing
 * is said, where several are liked as well, or where none is accepted.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  [first, ...others]: readonly [Type, ...Type[]],
): Type {
  if (accept === undefined) return first;
  const ranges = accept.split(',').map(readRange);
  return others.reduce(
    (best, type) => (weightOf(type, ranges) > weightOf(best, ranges) ? type : best),
    first,
  );
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

/** The most particular range that fits a type decides. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const name of [type, group, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === name);
    if (range) return range.weight;
  }
  return 0;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

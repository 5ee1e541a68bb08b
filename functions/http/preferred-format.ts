/** What a reader prefers of the two that rows are told in (RFC 9110, 12.5.1): JSON unless CSV comes first. */
export function preferredFormat(accept: string | undefined): 'json' | 'csv' {
  if (accept === undefined) return 'json';
  const ranges = accept.split(',').map(readRange);
  return weightOf('text/csv', ranges) > weightOf('application/json', ranges) ? 'csv' : 'json';
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

/** Of the range that names the type most exactly; none: nothing. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const name of [type, family, '*/*']) {
    const range = ranges.find((one) => one.type === name);
    if (range !== undefined) return range.weight;
  }
  return 0;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

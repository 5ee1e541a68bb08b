import { ROUND_COLUMNS } from '../../datasets/round-columns.ts';

/**
 * A round to adapt, header first: everybody whom the register holds is expected; organs by the end of January,
 * governments, whose reports sum up their area, by the end of March. An area is two, four or six digits, or empty.
 */
export function roundTemplate(year: number, area: string): readonly (readonly string[])[] {
  const row = (cells: Readonly<Record<string, string>>) =>
    ROUND_COLUMNS.map(({ name }) => ({ year: String(year), area, ...cells })[name] ?? '');
  return [
    ROUND_COLUMNS.map(({ name }) => name),
    row({ entry: 'deadline', deadline: `${year + 1}-01-31` }),
    row({ entry: 'deadline', kind: 'government', deadline: `${year + 1}-03-31` }),
  ];
}

import type { Organisation } from '../../core/datasets/organisation.ts';

/** A region by its two, four or six digits. */
export interface Region {
  readonly code: string;
  /** As its government is called; empty where the register has none. */
  readonly name: string;
}

/** How many digits tell a province, a city and a county apart. */
export const REGION_DIGITS = [2, 4, 6] as const;

/** The regions of the register, by how many digits tell them, each list by code. */
export function regionsOf(
  register: ReadonlyMap<string, Organisation>,
): ReadonlyMap<number, readonly Region[]> {
  const names = governmentNames(register);
  const all = [...new Set([...register.values()].map(({ region }) => region))].toSorted();
  return new Map(
    REGION_DIGITS.map((digits) => {
      const codes = [...new Set(all.map((region) => region.slice(0, digits)))];
      return [digits, codes.filter(isPlace).map((code) => ({ code, name: placeName(code, names) ?? '' }))];
    }),
  );
}

/** What a region is called; its code where the register does not say. */
export function regionName(code: string, register: ReadonlyMap<string, Organisation>): string {
  return placeName(code, governmentNames(register)) ?? code;
}

/** The organs of a province itself are in no city. */
function isPlace(code: string): boolean {
  return code.length !== 4 || !code.endsWith('00');
}

/** All six digits of a province or a city mean its own organs (本级) alone. */
function placeName(code: string, names: ReadonlyMap<string, string>): string | undefined {
  const name = names.get(code.padEnd(6, '0'));
  return name !== undefined && code.length === 6 && code.endsWith('00') ? `${name}本级` : name;
}

function governmentNames(register: ReadonlyMap<string, Organisation>): ReadonlyMap<string, string> {
  const governments = [...register.values()].filter(({ kind }) => kind === 'government');
  return new Map(governments.map(({ region, nameZh }) => [region, nameZh.replace(/人民政府$/, '')]));
}

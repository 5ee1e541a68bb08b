import type { FormerName } from './organisation.ts';

const ENTRY = /^([^\s=+\-@＝＋－＠|][^\n\t|@]{0,199})@(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/u;

/** Reads `name@last day|name@last day`; undefined where one of them is malformed. */
export function parseFormerNames(text: string): readonly FormerName[] | undefined {
  if (text.trim() === '') return [];
  const entries = text.split('|').map((entry) => ENTRY.exec(entry.trim()));
  const names = entries.flatMap((entry) => {
    const [, nameZh, until] = entry ?? [];
    return nameZh === undefined || until === undefined ? [] : [{ nameZh, until }];
  });
  return names.length === entries.length ? names : undefined;
}

/** The same as text, for a file. */
export function formerNamesText(names: readonly FormerName[]): string {
  return names.map(({ nameZh, until }) => `${nameZh}@${until}`).join('|');
}

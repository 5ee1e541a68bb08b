import type { Organisation } from '../../core/datasets/organisation.ts';

/** A register prepared for searching by name. */
export interface OrganisationIndex {
  readonly size: number;
  find(text: string, most: number): { readonly found: readonly Organisation[]; readonly all: number };
}

/**
 * An index of organisations by their names, former and English ones too, and by their ids. Every word of the question
 * has to be there; who begins with it comes first, then the shorter name.
 */
export function indexOrganisations(organisations: Iterable<Organisation>): OrganisationIndex {
  const entries = [...organisations].map((organisation) => ({
    organisation,
    name: fold(organisation.nameZh),
    text: textOf(organisation),
  }));
  return {
    size: entries.length,
    find: (question, most) => {
      const words = fold(question)
        .split(' ')
        .filter((word) => word !== '');
      const [first] = words;
      if (first === undefined) return { found: [], all: 0 };
      const hits = entries
        .filter(({ text }) => words.every((word) => text.includes(word)))
        .map((entry) => ({ ...entry, rank: rankOf(entry, first) }))
        .toSorted((a, b) => a.rank - b.rank || (a.organisation.orgId < b.organisation.orgId ? -1 : 1));
      return { found: hits.slice(0, most).map(({ organisation }) => organisation), all: hits.length };
    },
  };
}

interface Entry {
  readonly organisation: Organisation;
  /** As it is compared. */
  readonly name: string;
  readonly text: string;
}

function textOf({ nameZh, nameEn = '', orgId, formerNames = [] }: Organisation): string {
  return fold([nameZh, nameEn, orgId, ...formerNames.map((former) => former.nameZh)].join(' '));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Longer than any name. */
const NOT_AT_THE_BEGINNING = 1_000;

function rankOf({ organisation, name }: Entry, first: string): number {
  const begins = name.startsWith(first) || organisation.orgId.startsWith(first);
  return (begins ? 0 : NOT_AT_THE_BEGINNING) + name.length;
}

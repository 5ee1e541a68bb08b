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
  const entries = [...organisations].map((organisation) => ({ organisation, text: textOf(organisation) }));
  return {
    size: entries.length,
    find: (question, most) => {
      const words = fold(question)
        .split(' ')
        .filter((word) => word !== '');
      if (words.length === 0) return { found: [], all: 0 };
      const hits = entries.filter(({ text }) => words.every((word) => text.includes(word)));
      const ranked = hits.toSorted(
        (a, b) => rank(a.organisation, words) - rank(b.organisation, words) || byId(a, b),
      );
      return { found: ranked.slice(0, most).map(({ organisation }) => organisation), all: hits.length };
    },
  };
}

function textOf({ nameZh, nameEn = '', orgId, formerNames = [] }: Organisation): string {
  return fold([nameZh, nameEn, orgId, ...formerNames.map((former) => former.nameZh)].join(' '));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function rank({ nameZh, orgId }: Organisation, [first = '']: readonly string[]): number {
  const begins = fold(nameZh).startsWith(first) || orgId.startsWith(first);
  return (begins ? 0 : 1_000) + nameZh.length;
}

function byId(
  a: { readonly organisation: Organisation },
  b: { readonly organisation: Organisation },
): number {
  return a.organisation.orgId < b.organisation.orgId ? -1 : 1;
}

import type { Organisation } from '../datasets/organisation.ts';
import { draftWith } from '../intake/draft-with.ts';
import type { UploadRead } from '../intake/draft.ts';

/** A file, and the register rows that it is judged against. */
export interface Registered {
  readonly read: UploadRead;
  readonly register: ReadonlyMap<string, Organisation>;
}

/**
 * What stands in for a register where there is none: every organisation that a file names, under the name that it
 * is first given, valid for ever. Other names of the same one are left out; so nothing is said about ids and names.
 */
export function takenAsNamed(read: UploadRead): Registered {
  const register = new Map(read.mentions.organisations.map((id) => [id, unregistered(id)]));
  const reports = read.reports.map((draft) => {
    const known = register.get(draft.orgId.text.trim());
    const name = draft.orgName?.text.trim() ?? '';
    if (known === undefined || name === '') return draft;
    if (known.nameZh === '') register.set(known.orgId, { ...known, nameZh: name });
    return known.nameZh === '' || known.nameZh === name ? draft : draftWith(draft, { orgName: undefined });
  });
  return { read: { ...read, reports }, register };
}

/** A register row of which nothing is known but the id. */
export function unregistered(orgId: string): Organisation {
  return { orgId, nameZh: '', kind: 'other', region: orgId.slice(0, 6), validFrom: '0000-01-01' };
}

import type { Organisation } from '../../core/datasets/organisation.ts';
import type { UploadRead } from '../../core/index.ts';
import { judgeUpload } from '../../core/index.ts';
import { UnreadableError } from '../command-error.ts';
import { readFile } from '../files/read-file.ts';
import type { Terminal } from '../terminal.ts';
import { uploadFacts } from './upload-facts.ts';

/** The register rows that a file may be judged against, by id. */
export type Register = ReadonlyMap<string, Organisation>;

/** Reads a register of organisations from its CSV; throws UnreadableError unless every row of it is sound. */
export async function readRegister(path: string, terminal: Terminal): Promise<Register> {
  const file = await readFile(path, terminal);
  const upload = uploadFacts(file, 'organisations');
  const context = { receiptId: '', upload, earlier: new Map(), today: '' };
  const first = judgeUpload(file.bytes, { ...context, organisations: new Map() });
  const { receipt, organisations } = judgeUpload(file.bytes, {
    ...context,
    // Parents may stand in a register that is elsewhere.
    organisations: new Map(first.unknownOrganisations.map((id) => [id, unregistered(id)])),
  });
  if (receipt.counts.error > 0)
    throw new UnreadableError('register-unusable', { path, errors: receipt.counts.error });
  return new Map(organisations.map((organisation) => [organisation.orgId, organisation]));
}

/** A file, and the register rows that it is judged against. */
export interface Registered {
  readonly read: UploadRead;
  readonly register: Register;
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
    return known.nameZh === '' || known.nameZh === name ? draft : { ...draft, orgName: undefined };
  });
  return { read: { ...read, reports }, register };
}

function unregistered(orgId: string): Organisation {
  return { orgId, nameZh: '', kind: 'other', region: orgId.slice(0, 6), validFrom: '0000-01-01' };
}

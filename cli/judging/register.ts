import type { Organisation } from '../../core/datasets/organisation.ts';
import { judgeUpload } from '../../core/index.ts';
import { unregistered } from '../../core/judge/taken-as-named.ts';
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

import type { StateReader } from '../ports.ts';
import type { Relation } from './rights.ts';

/** The register, as far as it is walked upwards. */
export type RegisterReader = Pick<StateReader, 'organisations'>;

/** Parents above an organisation that are asked for; the register has five levels. */
const MOST_LEVELS = 8;

/** What an organisation is to another; the register is read only where the two differ. */
export async function relationTo(
  own: string | undefined,
  orgId: string | undefined,
  register: RegisterReader,
): Promise<Relation> {
  if (orgId === undefined) return 'none';
  if (own === undefined) return 'other';
  if (own === orgId) return 'own';
  let next: string | undefined = orgId;
  for (let level = 0; level < MOST_LEVELS && next !== undefined; level++) {
    const row = (await register.organisations([next])).get(next);
    next = row?.parent;
    if (next === own) return 'below';
  }
  return 'other';
}

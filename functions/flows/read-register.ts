import type { PublishedOrganisation } from '../../core/publish/published-organisation.ts';
import type { StateReader } from '../ports.ts';

const PAGE = 1_000;

/** All rows of the register whose ids begin with `prefix`, in code-point order. */
export async function readRegister(
  prefix: string,
  reader: Pick<StateReader, 'organisationPage'>,
): Promise<readonly PublishedOrganisation[]> {
  const rows: PublishedOrganisation[] = [];
  for (let more = true; more; ) {
    const page = await reader.organisationPage(prefix, PAGE, rows.at(-1)?.orgId);
    rows.push(...page.rows);
    more = page.more;
  }
  return rows;
}

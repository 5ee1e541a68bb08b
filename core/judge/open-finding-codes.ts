import { CATALOGUE, type FindingCode } from '../findings/catalogue.ts';

/** Of what is said of a report, ids of rules alone last: what is said of files, rows and names is settled once it stands. */
const RULE_ID = /^[A-Z]/;

/** The codes of all that can be open about a report that stands (待说明事项). */
export const OPEN_FINDING_CODES: readonly FindingCode[] = (Object.keys(CATALOGUE) as FindingCode[]) // its own keys
  .filter((code) => RULE_ID.test(code));

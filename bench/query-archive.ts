import type { CanonicalReport } from '../core/forms/canonical-report.ts';
import { FORM_2021 } from '../core/forms/form.ts';
import { seededRandom } from '../tests/fixtures/balanced-values.ts';
import { report } from '../tests/functions/records.ts';

/** Organisations of one region: a page of 81 is what a county has. */
const A_REGION = 81;

/** Regions of province 11 in 2021, the same in every archive: questions are about these, and tell as much in each. */
const ASKED_ABOUT = ['110000', '110100', '110101', '110102', '110103'];

/** What grows: other provinces, all of which are in every archive, their regions and their years. */
const OTHER_PROVINCES = 30;
const YEARS = [2021, 2022, 2023, 2024];

/** The smallest archive that holds what is asked about, and of every other province somebody. */
export const SMALLEST = ASKED_ABOUT.length * A_REGION + OTHER_PROVINCES;

/** The synthetic reports of an archive: those that are asked about, and others until there are so many. */
export function archiveOf(reports: number): readonly CanonicalReport[] {
  const random = seededRandom(reports);
  return Array.from({ length: reports }, (_, number) => {
    const values = FORM_2021.items.map(() => (random(13) === 0 ? String(random(500)) : '0'));
    return report({ ...placeOf(number), values });
  });
}

function placeOf(number: number): { readonly orgId: string; readonly year: number } {
  const asked = ASKED_ABOUT[Math.floor(number / A_REGION)];
  if (asked !== undefined) return { orgId: orgIdOf(asked, number % A_REGION), year: 2021 };
  const other = number - ASKED_ABOUT.length * A_REGION;
  const province = 12 + (other % OTHER_PROVINCES);
  const inProvince = Math.floor(other / OTHER_PROVINCES);
  const block = Math.floor(inProvince / A_REGION);
  const region = `${province}${String(Math.floor(block / YEARS.length)).padStart(4, '0')}`;
  return { orgId: orgIdOf(region, inProvince % A_REGION), year: YEARS[block % YEARS.length] ?? 2021 };
}

function orgIdOf(region: string, number: number): string {
  return `${region}-org-${String(number).padStart(3, '0')}`;
}

import type { Observation } from '../findings/describe.ts';
import { formOfYear } from '../forms/form.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { DraftReport } from '../intake/draft.ts';
import { typeCells, type TypedCells } from '../intake/type-cells.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import { formUsed } from './form-used.ts';
import type { Identity } from './identify-report.ts';
import type { Subject } from './rule.ts';
import { RULES } from './rules/index.ts';

/** One report judged: everything that can be known in one pass. */
export interface JudgedReport {
  readonly subject: Subject;
  readonly observations: readonly Observation[];
}

/** Judges one report of a file: each cell by its kind, then every rule. */
export function judgeReport(draft: DraftReport, identity: Identity, context: JudgeContext): JudgedReport {
  const { orgId, year } = identity;
  const form = formUsed(draft, year === undefined ? undefined : formOfYear(year));
  const typed = isOutOfPlace(draft) ? NOTHING_TYPED : typeCells(draft, form);
  const subject: Subject = {
    draft,
    orgId,
    year,
    form,
    values: typed.values,
    organisation: orgId === undefined ? undefined : context.organisations.get(orgId),
    context,
    place: (position) => placeOfItem(draft, form.items[position]?.code ?? ''),
  };
  const observations = [
    ...draft.observations,
    ...identity.observations,
    ...typed.observations,
    ...RULES.flatMap((rule) => rule.check(subject)),
  ];
  return { subject, observations };
}

const NOTHING_TYPED: TypedCells = { values: [], observations: [] };

/** Cells of a row that is too short or too long may stand under wrong headings: nothing is said of them one by one. */
function isOutOfPlace({ observations }: DraftReport): boolean {
  return observations.some(({ code }) => code === 'row-width');
}

function placeOfItem(draft: DraftReport, code: string) {
  const cell = draft.cell(code);
  return cell ? { ...draftPlace(cell), code } : { ...placeAt(draft.orgId.row, 1), code };
}

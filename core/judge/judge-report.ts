import type { Observation } from '../findings/describe.ts';
import { FORM_2021, formOfYear, type Form } from '../forms/form.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { DraftReport } from '../intake/draft.ts';
import { typeCells } from '../intake/type-cells.ts';
import { typePublishedCells, type PublishedCells } from '../intake/type-published-cells.ts';
import { asPublished } from './as-published.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import { formUsed } from './form-used.ts';
import type { Identity } from './identify-report.ts';
import { judgeProvenance } from './judge-provenance.ts';
import { foldProse } from './narrative/fold-prose.ts';
import { readNarrative } from './narrative/read-narrative.ts';
import { residualsOf } from './residuals.ts';
import type { FileRule, ProseSections, Subject } from './rule.ts';
import { RULES } from './rules/index.ts';
import { isWithdrawal } from './withdrawal.ts';
import { withdrawalObservations } from './judge-withdrawal.ts';

/** One report judged: everything that can be known in one pass. */
export interface JudgedReport {
  readonly subject: Subject;
  readonly observations: readonly Observation[];
}

/**
 * Judges one report of a file: each cell by its kind, then every rule that depends on the file and the register alone.
 * What other reports say of it follows in `judgeInContext`.
 */
export function judgeReport(draft: DraftReport, identity: Identity, context: JudgeContext): JudgedReport {
  const { orgId, year } = identity;
  const withdrawn = isWithdrawal(draft) === true;
  const prescribed = year === undefined ? undefined : formOfYear(year);
  const form = withdrawn ? (prescribed ?? FORM_2021) : formUsed(draft, prescribed);
  const typed = withdrawn ? NOTHING_TYPED : typeDraft(draft, form);
  const prose = foldSections(draft);
  const subject: Subject = {
    draft,
    orgId,
    year,
    form,
    values: typed.values,
    marks: typed.marks,
    organisation: orgId === undefined ? undefined : context.organisations.get(orgId),
    context,
    prose,
    narrative: readNarrative(prose),
    residuals: residualsOf(form, typed.values),
    place: (position) => placeOfItem(draft, form.items[position]?.code ?? ''),
  };
  const read = withdrawn ? withdrawalObservations(draft, year) : draft.observations;
  const observations = [...read, ...identity.observations, ...typed.observations];
  const rules = withdrawn ? RULES_OF_WITHDRAWALS : rulesFor(subject);
  for (const rule of rules) for (const seen of rule.check(subject)) observations.push(seen);
  if (!draft.imported || withdrawn) return { subject, observations };
  const all = [...observations, ...judgeProvenance(draft, draft.imported)];
  return { subject, observations: asPublished(all) };
}

const FILE_RULES = RULES.filter((rule) => rule.depends === 'file');
/** Those for a report of the present form that is numbers alone, and they agree: most of a bulk file. */
const RULES_OF_ALL = FILE_RULES.filter((rule) => rule.reads === undefined);

function rulesFor({ draft, form, residuals }: Subject): readonly FileRule[] {
  const texts = draft.texts.size + draft.explanations.size > 0;
  if (!texts && !residuals.fail && form === FORM_2021) return RULES_OF_ALL;
  return FILE_RULES.filter(
    ({ reads }) =>
      reads === undefined ||
      (reads === 'texts' && texts) ||
      (reads === 'failed-relations' && residuals.fail) ||
      (reads === 'items-of-2019' && form.id === '2019'),
  );
}

/** Who, when and the texts; no rule id is about anything but figures and sections. */
const RULES_OF_WITHDRAWALS = FILE_RULES.filter(({ code }) => !/^[A-Z]/.test(code) && code !== 'other-form');

const NOTHING_TYPED: PublishedCells = { values: [], observations: [], marks: {} };

function typeDraft(draft: DraftReport, form: Form): PublishedCells {
  if (isOutOfPlace(draft)) return NOTHING_TYPED;
  if (draft.imported) return typePublishedCells(draft, form, draft.imported);
  return { ...typeCells(draft, form), marks: {} };
}

/** Cells of a row that is too short or too long may stand under wrong headings: nothing is said of them one by one. */
function isOutOfPlace({ observations }: DraftReport): boolean {
  return observations.some(({ code }) => code === 'row-width');
}

/** Each text section folded once, for all rules that read prose. */
function foldSections({ texts }: DraftReport): ProseSections {
  if (texts.size === 0) return NO_SECTIONS;
  const folded = (['section_1', 'section_5', 'section_6'] as const).flatMap((name) => {
    const text = texts.get(name)?.text;
    return text === undefined ? [] : [[name, foldProse(text)] as const];
  });
  return Object.fromEntries(folded);
}

const NO_SECTIONS: ProseSections = {};

function placeOfItem(draft: DraftReport, code: string) {
  const cell = draft.cell(code);
  return cell ? { ...draftPlace(cell), code } : { ...placeAt(draft.orgId.row, 1), code };
}

import type { Observation } from '../findings/describe.ts';
import { FORM_2021, formOfYear, type Form } from '../forms/form.ts';
import type { DraftReport } from '../intake/draft.ts';
import { typeCells } from '../intake/type-cells.ts';
import { typePublishedCells } from '../intake/type-published-cells.ts';
import { asPublished } from './as-published.ts';
import type { JudgeContext } from './context.ts';
import { formUsed } from './form-used.ts';
import type { Identity } from './identify-report.ts';
import { judgeProvenance } from './judge-provenance.ts';
import type { Subject } from './rule.ts';
import { RULES } from './rules/index.ts';
import { rulesFor } from './rules-for.ts';
import { FiledReport, type Figures } from './filed-report.ts';
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
  const { year } = identity;
  const withdrawn = isWithdrawal(draft) === true;
  const prescribed = year === undefined ? undefined : formOfYear(year);
  const form = withdrawn ? (prescribed ?? FORM_2021) : formUsed(draft, prescribed);
  const typed = withdrawn ? NOTHING_TYPED : typeDraft(draft, form);
  const subject = new FiledReport(draft, identity, { form, figures: typed.figures, context });
  const read = withdrawn ? withdrawalObservations(draft, year) : draft.observations;
  const observations = [...read, ...identity.observations, ...typed.observations];
  const rules = withdrawn ? RULES_OF_WITHDRAWALS : rulesFor(subject);
  for (const rule of rules) for (const seen of rule.check(subject)) observations.push(seen);
  if (!draft.imported || withdrawn) return { subject, observations };
  const all = [...observations, ...judgeProvenance(draft, draft.imported)];
  return { subject, observations: asPublished(all) };
}

const FILE_RULES = RULES.filter((rule) => rule.depends === 'file');

/** Who, when and the texts; no rule id is about anything but figures and sections. */
const RULES_OF_WITHDRAWALS = FILE_RULES.filter(({ code }) => !/^[A-Z]/.test(code) && code !== 'other-form');

/** The cells of a report and what was seen in them. */
interface Typed {
  readonly figures: Figures;
  readonly observations: readonly Observation[];
}

const NOTHING_SEEN: readonly Observation[] = [];
const NOTHING_TYPED: Typed = { figures: { values: [], marks: {} }, observations: NOTHING_SEEN };

function typeDraft(draft: DraftReport, form: Form): Typed {
  if (isOutOfPlace(draft)) return NOTHING_TYPED;
  const plain = draft.plainIn?.(form.items);
  if (plain) return { figures: { plain }, observations: NOTHING_SEEN };
  const { imported } = draft;
  const { values, observations, marks } = imported
    ? typePublishedCells(draft, form, imported)
    : { ...typeCells(draft, form), marks: {} };
  return { figures: { values, marks }, observations };
}

/** Cells of a row that is too short or too long may stand under wrong headings: nothing is said of them one by one. */
function isOutOfPlace({ observations }: DraftReport): boolean {
  return observations.some(({ code }) => code === 'row-width');
}

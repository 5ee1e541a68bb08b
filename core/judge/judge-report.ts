import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import { reportIdOf } from '../forms/canonical-report.ts';
import { FIRST_YEAR, formOfYear } from '../forms/form.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { DraftReport } from '../intake/draft.ts';
import { readYear } from '../intake/read-year.ts';
import { typeCells } from '../intake/type-cells.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import { formUsed } from './form-used.ts';
import { readNarrative, type NarrativeTexts } from './narrative/read-narrative.ts';
import type { Subject } from './rule.ts';
import { RULES } from './rules/index.ts';

/** One report judged: everything that can be known in one pass. `reportId` only when both of its parts are. */
export interface JudgedReport {
  readonly subject: Subject;
  readonly reportId: string | undefined;
  readonly observations: readonly Observation[];
}

/**
 * Judges one report of a file: who and when, each cell by its kind, then every rule that depends on the file alone.
 * What other reports say of it follows in `judgeInContext`.
 */
export function judgeReport(draft: DraftReport, context: JudgeContext): JudgedReport {
  const who = judgeOrgId(draft);
  const when = judgeYear(draft, context.today);
  const form = formUsed(draft, when.year === undefined ? undefined : formOfYear(when.year));
  const typed = typeCells(draft, form);
  const subject: Subject = {
    draft,
    orgId: who.orgId,
    year: when.year,
    form,
    values: typed.values,
    organisation: who.orgId === undefined ? undefined : context.organisations.get(who.orgId),
    context,
    narrative: readNarrative(sectionTexts(draft)),
    place: (position) => placeOfItem(draft, form.items[position]?.code ?? ''),
  };
  const ruled = RULES.flatMap((rule) => (rule.depends === 'file' ? rule.check(subject) : []));
  const reportId =
    who.orgId === undefined || when.year === undefined ? undefined : reportIdOf(who.orgId, when.year);
  const observations = [
    ...draft.observations,
    ...who.observations,
    ...when.observations,
    ...typed.observations,
    ...ruled,
  ];
  return {
    subject,
    reportId,
    observations: reportId === undefined ? observations : observations.map((seen) => ({ ...seen, reportId })),
  };
}

function sectionTexts({ texts }: DraftReport): NarrativeTexts {
  const [one, six] = [texts.get('section_1')?.text, texts.get('section_6')?.text];
  return { ...(one !== undefined && { section_1: one }), ...(six !== undefined && { section_6: six }) };
}

interface Who {
  readonly orgId?: string;
  readonly observations: readonly Observation[];
}

function judgeOrgId({ orgId: cell }: DraftReport): Who {
  const text = cell.text.trim();
  if (text === '') return { observations: [{ code: 'org-id-missing', at: [draftPlace(cell)] }] };
  if (!ORG_ID.test(text)) return { observations: [{ code: 'org-id-malformed', at: [draftPlace(cell)] }] };
  return { orgId: text, observations: [] };
}

interface When {
  readonly year?: number;
  readonly observations: readonly Observation[];
}

/** A report year is a whole year that has begun; before 2019 other things were counted. */
function judgeYear({ year: cell }: DraftReport, today: string): When {
  const read = readYear(cell.text);
  const at = [draftPlace(cell)];
  if ('problem' in read) return { observations: [{ code: read.problem, at }] };
  const actual = String(read.value);
  if (read.value < FIRST_YEAR) return { observations: [{ code: yearProblem(read.value), at, actual }] };
  if (read.value > Number(today.slice(0, 4)))
    return { observations: [{ code: 'year-out-of-range', at, actual }] };
  return { year: read.value, observations: read.repaired ? [{ code: 'year-repaired', at, actual }] : [] };
}

/** Disclosure statistics exist since the Regulations of 2008; an earlier number is no report year at all. */
function yearProblem(year: number): 'year-before-forms' | 'year-out-of-range' {
  return year >= 2008 ? 'year-before-forms' : 'year-out-of-range';
}

function placeOfItem(draft: DraftReport, code: string) {
  const cell = draft.cell(code);
  return cell ? { ...draftPlace(cell), code } : { ...placeAt(draft.orgId.row, 1), code };
}

import { placeAt } from '../intake/cell-address.ts';
import type { Organisation } from '../datasets/organisation.ts';
import type { Place } from '../findings/finding.ts';
import type { CellMark } from '../forms/canonical-report.ts';
import { FORMS, type Form } from '../forms/form.ts';
import type { DraftReport, PlainCells } from '../intake/draft.ts';
import type { JudgeContext } from './context.ts';
import { draftPlace } from './draft-place.ts';
import type { Identity } from './identify-report.ts';
import { foldProse } from './narrative/fold-prose.ts';
import type { Narrative } from './narrative/narrative.ts';
import { readNarrative } from './narrative/read-narrative.ts';
import { residualsOf, type Residuals } from './residuals.ts';
import type { ProseSections, Subject } from './rule.ts';

/** What a report's cells hold, typed or plain as they stand. */
export type Figures =
  | { readonly values: readonly (string | null)[]; readonly marks: Subject['marks'] }
  | { readonly plain: PlainCells };

/** A report of a file as the rules see it. What few rules ask for is worked out when one does. */
export class FiledReport implements Subject {
  readonly draft: DraftReport;
  readonly orgId: string | undefined;
  readonly year: number | undefined;
  readonly form: Form;
  readonly marks: Readonly<Record<string, CellMark>>;
  readonly organisation: Organisation | undefined;
  readonly context: JudgeContext;
  readonly plain: PlainCells | undefined;
  readonly numbers: Float64Array;
  readonly residuals: Residuals;
  #values: readonly (string | null)[] | undefined;
  #prose: ProseSections | undefined;
  #narrative: Narrative | undefined;

  constructor(
    draft: DraftReport,
    { orgId, year }: Identity,
    {
      form,
      figures,
      context,
    }: { readonly form: Form; readonly figures: Figures; readonly context: JudgeContext },
  ) {
    this.draft = draft;
    this.orgId = orgId;
    this.year = year;
    this.form = form;
    this.context = context;
    this.organisation = orgId === undefined ? undefined : context.organisations.get(orgId);
    this.marks = 'plain' in figures ? NO_MARKS : figures.marks;
    this.plain = 'plain' in figures ? figures.plain : undefined;
    this.#values = 'plain' in figures ? undefined : figures.values;
    this.numbers = numbersOf(figures, form);
    this.residuals = residualsOf(form, this.numbers);
  }

  get values(): readonly (string | null)[] {
    this.#values ??= this.plain?.written() ?? [];
    return this.#values;
  }

  get prose(): ProseSections {
    this.#prose ??= foldSections(this.draft);
    return this.#prose;
  }

  get narrative(): Narrative {
    this.#narrative ??= readNarrative(this.prose);
    return this.#narrative;
  }

  place(position: number): Place {
    const code = this.form.items[position]?.code ?? '';
    const cell = this.draft.cell(code);
    return cell ? { ...draftPlace(cell), code } : { ...placeAt(this.draft.orgId.row, 1), code };
  }
}

const NO_MARKS: FiledReport['marks'] = {};
const NO_SECTIONS: ProseSections = {};

/** Each text section folded once, for all rules that read prose. */
function foldSections({ texts }: DraftReport): ProseSections {
  if (texts.size === 0) return NO_SECTIONS;
  const folded = (['section_1', 'section_5', 'section_6'] as const).flatMap((name) => {
    const text = texts.get(name)?.text;
    return text === undefined ? [] : [[name, foldProse(text)] as const];
  });
  return Object.fromEntries(folded);
}

/** Where the numbers of every report stand while it is judged, one report after the other. */
const NUMBERS: ReadonlyMap<Form, Float64Array> = new Map(
  FORMS.map((form) => [form, new Float64Array(form.items.length)]),
);
const ZERO = 0x30;

/** Most cells hold one digit, which needs no conversion. */
function numbersOf(figures: Figures, form: Form): Float64Array {
  const numbers = NUMBERS.get(form) ?? new Float64Array(form.items.length);
  if ('plain' in figures) {
    figures.plain.fill(numbers);
    return numbers;
  }
  for (let at = 0; at < numbers.length; at++) {
    const value = figures.values[at] ?? null;
    if (value === null) numbers[at] = Number.NaN;
    else numbers[at] = value.length === 1 ? value.charCodeAt(0) - ZERO : Number(value);
  }
  return numbers;
}

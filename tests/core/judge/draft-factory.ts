import type { Organisation } from '../../../core/datasets/organisation.ts';
import { FORM_2021, type Form } from '../../../core/forms/form.ts';
import type { DraftCell, DraftReport } from '../../../core/intake/draft.ts';
import { textsByCode } from '../../../core/intake/texts-by-code.ts';
import { residualsOf } from '../../../core/judge/residuals.ts';
import { placeAt } from '../../../core/intake/cell-address.ts';
import type { Subject } from '../../../core/judge/rule.ts';
import { contextOf, REGISTER } from '../upload-factory.ts';

/** A cell with a text, somewhere. */
export function cellOf(text: string): DraftCell {
  return { text, row: 2, column: 1 };
}

/** A draft of the 济源 report; only what matters is given, its numbers are 0. */
export function draftOf(
  more: Partial<DraftReport> = {},
  cells: Readonly<Record<string, string>> = {},
): DraftReport {
  const cell =
    more.cell ??
    ((code: string) =>
      FORM_2021.positionOf.has(code) || code in cells ? cellOf(cells[code] ?? '0') : undefined);
  return {
    orgId: cellOf('419001-gov-office'),
    year: cellOf('2021'),
    orgName: undefined,
    cell,
    textsIn: textsByCode(cell),
    texts: new Map(),
    explanations: new Map(),
    basedOnRevision: undefined,
    withdrawn: undefined,
    lacking: 'missing-column',
    rows: 1,
    observations: [],
    ...more,
  };
}

export interface Given {
  readonly draft?: Partial<DraftReport>;
  readonly cells?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string | null>>;
  readonly form?: Form;
  readonly orgId?: string;
  readonly year?: number;
  readonly organisation?: Organisation | undefined;
  readonly sender?: string;
}

/** A report as the rules see it; only what matters is given. */
export function subjectOf(given: Given = {}): Subject {
  const form = given.form ?? FORM_2021;
  const orgId = given.orgId ?? '419001-gov-office';
  const values = form.items.map(({ code }) => {
    const value = given.values?.[code];
    return value === undefined ? '0' : value;
  });
  const numbers = Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  const folder = given.sender === undefined ? '' : `${given.sender}/`;
  return {
    draft: draftOf(given.draft, given.cells),
    orgId,
    year: given.year ?? 2021,
    form,
    values,
    numbers,
    plain: undefined,
    marks: {},
    organisation: 'organisation' in given ? given.organisation : REGISTER.get(orgId),
    context: contextOf(`incoming/annual-reports/${folder}a.csv`),
    prose: {},
    narrative: { facts: [], lists: [], shares: [] },
    residuals: residualsOf(form, numbers),
    place: (position) => ({
      ...placeAt(2, position + 4, values[position] ?? ''),
      code: form.items[position]?.code ?? '',
    }),
  };
}

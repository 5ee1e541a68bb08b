import { formById } from '../../forms/form.ts';
import type { FormId } from '../../forms/table-rows.ts';
import type { DraftReport } from '../../intake/draft.ts';
import type { SheetReport } from './sheet-report.ts';

const REVISION = /^[1-9][0-9]{0,5}$/;

/** A report just read, as its file has it, ready to be written in another layout: texts stay as they are, right or wrong. */
export function sheetOfDraft(
  draft: DraftReport,
  about: { readonly form: FormId; readonly year: number },
): SheetReport {
  const cells = formById(about.form).items.flatMap(({ code }) => {
    const text = draft.cell(code)?.text;
    return text === undefined ? [] : [[code, text] as const];
  });
  const text = (name: 'section_1' | 'section_5' | 'section_6') => draft.texts.get(name)?.text;
  const [one, five, six] = [text('section_1'), text('section_5'), text('section_6')];
  const reason = draft.texts.get('correction_reason')?.text;
  const base = draft.basedOnRevision?.text.trim() ?? '';
  return {
    orgId: draft.orgId.text.trim(),
    orgName: draft.orgName?.text.trim() ?? '',
    year: about.year,
    cells: Object.fromEntries(cells),
    sections: {
      ...(one !== undefined && { one }),
      ...(five !== undefined && { five }),
      ...(six !== undefined && { six }),
    },
    ...(reason !== undefined && { correctionReason: reason }),
    ...(REVISION.test(base) && { basedOnRevision: Number(base) }),
    explanations: Object.fromEntries([...draft.explanations].map(([rule, cell]) => [rule, cell.text])),
  };
}

import {
  reportIdOf,
  type CanonicalReport,
  type ExtraCell,
  type Provenance,
} from '../forms/canonical-report.ts';
import type { DraftCell, DraftImport, PlainCells } from '../intake/draft.ts';
import { itemsOnlyIn } from '../judge/form-used.ts';
import { isWithdrawal } from '../judge/withdrawal.ts';
import type { Subject } from '../judge/rule.ts';
import { withLateValues } from './late-values.ts';

/** The canonical report of a subject that was accepted: it has an organisation, a year and every number. */
export function toReport(subject: Subject): CanonicalReport {
  const { orgId, year, form, marks, draft, plain } = subject;
  const { imported } = draft;
  if (orgId === undefined || year === undefined)
    throw new Error('only an accepted report has a canonical form');
  if (isWithdrawal(draft)) return withdrawnReport(subject, { orgId, year });
  const id = { reportId: reportIdOf(orgId, year), orgId, year, form: form.id };
  if (isNumbersAlone(draft)) return numbersAlone(id, plain ?? subject.values, marks);
  const section = (name: 'section_1' | 'section_5' | 'section_6') => draft.texts.get(name)?.text.trim();
  const [one, five, six] = [section('section_1'), section('section_5'), section('section_6')];
  const reason = draft.texts.get('correction_reason')?.text.trim();
  return {
    ...id,
    values: subject.values,
    marks,
    sections: { ...(one && { one }), ...(five && { five }), ...(six && { six }) },
    ...(reason && { correctionReason: reason }),
    ...baseOf(draft),
    explanations: explanationsOf(draft.explanations),
    ...(imported && { provenance: provenanceOf(imported), ...extrasOf(subject, imported) }),
  };
}

/** A report that says nothing beside its figures. Those of plain cells are made of the file when they are asked for. */
function numbersAlone(
  id: Pick<CanonicalReport, 'reportId' | 'orgId' | 'year' | 'form'>,
  values: PlainCells | CanonicalReport['values'],
  marks: CanonicalReport['marks'],
): CanonicalReport {
  if ('written' in values) return withLateValues(id, values, NUMBERS_ALONE);
  return { ...id, values, ...NUMBERS_ALONE, marks };
}

const NUMBERS_ALONE: Pick<CanonicalReport, 'marks' | 'sections' | 'explanations'> = {
  marks: {},
  sections: {},
  explanations: {},
};

/** Most reports of a bulk file have nothing to say beside their figures. */
function isNumbersAlone({ texts, explanations, basedOnRevision, imported }: Subject['draft']): boolean {
  return texts.size + explanations.size === 0 && basedOnRevision === undefined && imported === undefined;
}

/** A report that is withdrawn says who, when and why, and nothing else. */
function withdrawnReport(
  { draft, form }: Subject,
  { orgId, year }: { readonly orgId: string; readonly year: number },
): CanonicalReport {
  const reason = draft.texts.get('correction_reason')?.text.trim();
  return {
    reportId: reportIdOf(orgId, year),
    orgId,
    year,
    form: form.id,
    values: [],
    marks: {},
    sections: {},
    ...(reason && { correctionReason: reason }),
    ...baseOf(draft),
    explanations: {},
    withdrawn: true,
  };
}

/** The revision that a correction started from, where it is written as one. */
function baseOf({ basedOnRevision }: Subject['draft']): { readonly basedOnRevision?: number } {
  const text = basedOnRevision?.text.trim() ?? '';
  return /^[1-9][0-9]{0,5}$/.test(text) ? { basedOnRevision: Number(text) } : {};
}

function provenanceOf({ provenance }: DraftImport): Provenance {
  const text = (name: 'source_url' | 'source_sha256' | 'retrieved_at') =>
    provenance.get(name)?.[0]?.text.trim();
  const [url, sha256, retrieved] = [text('source_url'), text('source_sha256'), text('retrieved_at')];
  if (url === undefined) throw new Error('an accepted import says where it was published');
  return {
    sourceUrl: url,
    ...(sha256 !== undefined && { sourceSha256: sha256 }),
    ...(retrieved !== undefined && { retrievedAt: retrieved }),
  };
}

/** Local rows of the publisher's own, then what is filled in of the form that was not used. */
function extrasOf(
  { draft, form }: Subject,
  { extras }: DraftImport,
): { readonly extras?: readonly ExtraCell[] } {
  const own = extras.map(({ label, value }) => ({ label: label.text.trim(), raw: value.text.trim() }));
  const other = itemsOnlyIn(form.id === '2019' ? '2021' : '2019').flatMap(({ code }) => {
    const raw = draft.cell(code)?.text.trim() ?? '';
    return raw === '' ? [] : [{ label: code, raw }];
  });
  const all = [...own, ...other];
  return all.length === 0 ? {} : { extras: all };
}

function explanationsOf(cells: ReadonlyMap<string, DraftCell>): Readonly<Record<string, string>> {
  const sorted = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([rule, cell]) => [rule, cell.text.trim()]));
}

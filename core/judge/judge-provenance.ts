import type { Observation } from '../findings/describe.ts';
import { placeAt } from '../intake/cell-address.ts';
import type { DraftCell, DraftImport, DraftReport, ProvenanceField } from '../intake/draft.ts';
import { INVISIBLE } from '../intake/invisible.ts';
import { draftPlace } from './draft-place.ts';

interface ProvenanceShape {
  readonly field: ProvenanceField;
  readonly shape: RegExp;
  readonly hint: readonly [zh: string, en: string];
}

/** A date of the calendar's shape, and a time of day with its zone where there is one. */
const MOMENT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

const SHAPES: readonly ProvenanceShape[] = [
  {
    field: 'source_url',
    // An address of the web, or words; never another scheme, which a page would turn into a link.
    shape: /^(?:https?:\/\/[^\s<>"]{3,1000}|(?!\s*[a-z][a-z0-9+.-]*:)[^=+\-@＝＋－＠\s][^\n\t]{0,999})$/iu,
    hint: [
      '应为公布该报告的网址（http 或 https），没有网址的写标题。',
      'The address at which the report was published (http or https), or its title where there is none.',
    ],
  },
  {
    field: 'source_sha256',
    shape: /^[0-9a-f]{64}$/,
    hint: ['应为 64 位小写十六进制数。', '64 lower-case hex digits.'],
  },
  {
    field: 'retrieved_at',
    shape: MOMENT,
    hint: [
      '应为 2026-01-22 或 2026-01-22T09:12:44Z 这样的日期。',
      'A date such as 2026-01-22 or 2026-01-22T09:12:44Z.',
    ],
  },
];

/** An imported report says where it was published, once and in a form that can be followed. */
export function judgeProvenance(draft: DraftReport, { provenance }: DraftImport): readonly Observation[] {
  const judged = SHAPES.flatMap((shape) => judgeField(shape, provenance.get(shape.field) ?? []));
  if ((provenance.get('source_url') ?? []).length > 0) return judged;
  const at = [placeAt(draft.orgId.row, draft.orgId.column)];
  return [...judged, { code: 'field-missing', at, facts: { name: 'source_url' } }];
}

function judgeField({ field, shape, hint }: ProvenanceShape, cells: readonly DraftCell[]): Observation[] {
  const [first, ...others] = cells;
  if (!first) return [];
  const at = [first, ...others].map(draftPlace);
  const facts = { name: field, cells: at.map(({ cell }) => cell).join(', ') };
  if (others.length > 0) return [{ code: 'provenance-differs', at, facts }];
  if (INVISIBLE.test(first.text)) return [{ code: 'invisible-character', at }];
  if (shape.test(first.text.trim())) return [];
  return [{ code: 'field-malformed', at, facts: { name: field, hint: hint[0], hintEn: hint[1] } }];
}

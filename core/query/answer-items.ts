import { formById, type Form } from '../forms/form.ts';
import { itemDocuments } from '../publish/render-items.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Answers with the items of one form, or of both; they change with the code only. */
export function answerItems(asked: QuestionTo<'items'>, licence: string): Answer {
  const { form } = asked;
  const rows = form === undefined ? itemDocuments() : itemsInOrderOf(formById(form));
  const links = { self: addressOf('items', asked), next: null, describedby: null, feed: feedRoot() };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  const data = JSON.stringify(rows);
  return { body: writeEnvelope(meta, data, links), seed: `${licence}\n${data}`, links, maxAge: 300 };
}

function itemsInOrderOf({ id, positionOf }: Form) {
  const position = ({ code }: { readonly code: string }) => positionOf.get(code) ?? 0;
  return itemDocuments()
    .filter(({ forms }) => forms.includes(id))
    .toSorted((a, b) => position(a) - position(b));
}

import type { SeenUpload, SweepNote } from '../ports.ts';
import { Attributes, type Item } from './attribute.ts';

/** What the item of the sweep tells of the last one; undefined before it has ended. */
export function sweepNoteOf(item: Item): SweepNote | undefined {
  const attributes = new Attributes(item);
  const sweptAt = attributes.textIf('swept_at');
  if (sweptAt === undefined) return undefined;
  const waiting = seenUpload(attributes, 'waiting');
  const failed = seenUpload(attributes, 'failed');
  return {
    sweptAt,
    ...(waiting && { waiting }),
    ...(failed && { failed }),
  };
}

function seenUpload(attributes: Attributes, name: 'waiting' | 'failed'): SeenUpload | undefined {
  const receiptId = attributes.textIf(`${name}_id`);
  return receiptId === undefined ? undefined : { receiptId, receivedAt: attributes.text(`${name}_at`) };
}

import { provinceOf } from '../../core/publish/feed-name.ts';
import type { AcceptedRecord, Succession } from '../ports.ts';
import { Attributes, SCHEMA_VERSION, type Item } from './attribute.ts';
import { tableKey } from './table-key.ts';

/** The two items, one to be found from each side, that a row of the register leaves which names a successor. */
export function successionItems(record: AcceptedRecord): readonly Item[] {
  if (record.kind !== 'organisation' || record.organisation.successor === undefined) return [];
  const { orgId: before, successor: after } = record.organisation;
  const told = { sv: { N: String(SCHEMA_VERSION) }, before: { S: before }, after: { S: after } };
  return [
    { pk: { S: tableKey.predecessors(provinceOf(after)) }, sk: { S: `${after}#${before}` }, ...told },
    { pk: { S: tableKey.successors(provinceOf(before)) }, sk: { S: `${before}#${after}` }, ...told },
  ];
}

/** What such an item tells. */
export function successionOf(item: Item): Succession {
  const attributes = new Attributes(item);
  return { successor: attributes.text('after'), predecessor: attributes.text('before') };
}

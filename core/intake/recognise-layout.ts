import type { Reading } from '../findings/receipt.ts';
import type { LayoutRead } from './draft.ts';
import { isForm } from './form-regions.ts';
import { HEADER_WITHIN } from './headings.ts';
import type { Rows } from './parse-rows.ts';
import { readForm } from './read-form.ts';
import { findLongHeader, readLong } from './read-long.ts';
import { findRegisterHeader, readRegister, type RegisterName } from './read-register.ts';
import { findWideHeader, readWide } from './read-wide.ts';
import type { Table } from './table.ts';
import type { DatasetId } from './upload-key.ts';

/** A layout that fits the rows, ready to read them. */
export interface Layout {
  readonly name: Reading['layout'];
  read(table: Table): LayoutRead;
}

/** The layout of a file by its headings, never by its name; undefined when no known heading is there. */
export function recogniseLayout(table: Table, dataset: DatasetId): Layout | undefined {
  const top = topOf(table);
  if (dataset === 'organisations' || dataset === 'rounds') return recogniseRegister(top, dataset);
  const wide = findWideHeader(top);
  if (wide >= 0) return { name: 'wide', read: (all) => readWide(all, wide, dataset) };
  const long = findLongHeader(top);
  if (long >= 0) return { name: 'long', read: (all) => readLong(all, long, dataset) };
  if (dataset === 'published-reports') return undefined;
  return isForm(table.all()) ? { name: 'form', read: (all) => readForm(all.all()) } : undefined;
}

function topOf(table: Table): Rows {
  return Array.from({ length: Math.min(HEADER_WITHIN, table.length) }, (_, index) => table.row(index));
}

function recogniseRegister(top: Rows, name: RegisterName): Layout | undefined {
  const header = findRegisterHeader(top, name);
  return header < 0 ? undefined : { name: 'register', read: (table) => readRegister(table, header, name) };
}

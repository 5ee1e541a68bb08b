import type { Reading } from '../findings/receipt.ts';
import type { LayoutRead } from './draft.ts';
import { isForm } from './form-regions.ts';
import type { Rows } from './parse-rows.ts';
import { readForm } from './read-form.ts';
import { findLongHeader, readLong } from './read-long.ts';
import { findRegisterHeader, readRegister, type RegisterName } from './read-register.ts';
import { findWideHeader, readWide } from './read-wide.ts';
import type { DatasetId } from './upload-key.ts';

/** A layout that fits the rows, ready to read them. */
export interface Layout {
  readonly name: Reading['layout'];
  read(rows: Rows): LayoutRead;
}

/** The layout of a file by its headings, never by its name; undefined when no known heading is there. */
export function recogniseLayout(rows: Rows, dataset: DatasetId): Layout | undefined {
  if (dataset === 'organisations' || dataset === 'rounds') return recogniseRegister(rows, dataset);
  const wide = findWideHeader(rows);
  if (wide >= 0) return { name: 'wide', read: (all) => readWide(all, wide, dataset) };
  const long = findLongHeader(rows);
  if (long >= 0) return { name: 'long', read: (all) => readLong(all, long, dataset) };
  if (dataset === 'published-reports') return undefined;
  return isForm(rows) ? { name: 'form', read: readForm } : undefined;
}

function recogniseRegister(rows: Rows, name: RegisterName): Layout | undefined {
  const header = findRegisterHeader(rows, name);
  return header < 0 ? undefined : { name: 'register', read: (all) => readRegister(all, header, name) };
}

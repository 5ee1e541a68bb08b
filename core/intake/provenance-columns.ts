import type { DraftCell, ProvenanceField } from './draft.ts';
import { foldLabel } from './fold-label.ts';

const NAMES: Readonly<Record<ProvenanceField, readonly string[]>> = {
  source_url: ['source_url', '来源网址', '来源'],
  source_sha256: ['source_sha256', '来源文件sha256'],
  retrieved_at: ['retrieved_at', '采集日期', '采集时间'],
};

/** No known heading is longer. */
const LONGEST = 200;

const BY_LABEL: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [foldLabel(name), field] as const)),
);

/** The provenance column that a heading of an import names; undefined when it is none. */
export function provenanceColumn(heading: string): string | undefined {
  return heading.length > LONGEST ? undefined : BY_LABEL.get(foldLabel(heading));
}

/** The cells whose texts differ, the first of each; blank ones say nothing. */
export function distinctTexts(cells: readonly DraftCell[]): readonly DraftCell[] {
  const found = new Map<string, DraftCell>();
  for (const cell of cells) {
    const text = cell.text.trim();
    if (text !== '' && !found.has(text)) found.set(text, cell);
  }
  return [...found.values()];
}

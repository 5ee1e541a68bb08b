import { FORM_2021 } from '../../core/forms/form.ts';
import { seededRandom } from '../../tests/fixtures/balanced-values.ts';

/** Synthetic reports in bulk: made up, balanced, about 15 of 200 cells not zero, as real ones are. */
export const BULK_LAYOUTS = ['wide', 'long'] as const;
export type BulkLayout = (typeof BULK_LAYOUTS)[number];

/** A generated file and the ids of the organisations that it speaks of. */
export interface BulkInput {
  readonly bytes: Uint8Array;
  readonly orgIds: readonly string[];
}

const YEAR = '2021';
/** Different reports; they come round again under other organisations. */
const DIFFERENT = 500;
const COLUMNS = [
  'natural',
  'org_commercial',
  'org_research',
  'org_public_interest',
  'org_legal_service',
  'org_other',
];
const RESULTS = ['granted', 'partial', 'denied_process_info', 'unable_not_held', 'refused_petition'];

/** At least `size` bytes of whole reports in a layout. */
export function bulkInput(layout: BulkLayout, size: number): BulkInput {
  const random = seededRandom(1);
  const reports = Array.from({ length: DIFFERENT }, () => reportOf(random));
  const write = layout === 'wide' ? wideLines : longLines;
  const parts = reports.map(write);
  const chunks: Buffer[] = [Buffer.from(HEADINGS[layout])];
  const orgIds: string[] = [];
  for (let total = 0; total < size; ) {
    const orgId = `${String(110000 + (orgIds.length % 3000))}-office-${orgIds.length}`;
    const chunk = Buffer.from((parts[orgIds.length % DIFFERENT] ?? '').replaceAll('{org}', orgId));
    chunks.push(chunk);
    orgIds.push(orgId);
    total += chunk.length;
  }
  return { bytes: Buffer.concat(chunks), orgIds };
}

const HEADINGS: Readonly<Record<BulkLayout, string>> = {
  wide: `org_id,year,${FORM_2021.items.map(({ code }) => code).join(',')}\n`,
  long: 'org_id,year,code,value\n',
};

function wideLines(values: readonly string[]): string {
  return `{org},${YEAR},${values.join(',')}\n`;
}

function longLines(values: readonly string[]): string {
  return FORM_2021.items
    .map(({ code }, position) => `{org},${YEAR},${code},${values[position] ?? '0'}\n`)
    .join('');
}

function reportOf(random: (below: number) => number): readonly string[] {
  const cells = new Map<string, number>();
  const add = (code: string, value: number) => cells.set(code, (cells.get(code) ?? 0) + value);
  const columns = COLUMNS.filter((_, at) => at === 0 || random(4) === 0);
  for (const column of columns) {
    const row = RESULTS[random(RESULTS.length)] ?? 'granted';
    const count = 1 + random(30);
    for (const code of [row, 'result_total', 'new_received']) {
      add(`t3_${code}__${column}`, count);
      add(`t3_${code}__total`, count);
    }
  }
  add('t2_licensing__decisions', random(2000));
  add('t2_penalty__decisions', random(300));
  add('t2_normative_docs__in_force', random(200));
  return FORM_2021.items.map(({ code }) =>
    code === 't2_fees__amount_wan' ? `${random(900)}.${10 + random(90)}` : String(cells.get(code) ?? 0),
  );
}

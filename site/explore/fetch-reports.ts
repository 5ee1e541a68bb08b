import type { CellStatus } from '../../core/forms/canonical-report.ts';
import type { FormId } from '../../core/forms/table-rows.ts';
import type { SeriesCells } from '../../core/forms/series/series-value.ts';

/** A report as the explorer needs it: its cells, and what leads back to it. */
export interface ExploredReport extends SeriesCells {
  readonly reportId: string;
  readonly orgId: string;
  readonly year: number;
  readonly revision: number;
}

interface Answer {
  readonly meta: { readonly codes: readonly string[]; readonly licence: string };
  readonly data: readonly Row[];
  readonly links: { readonly next: string | null };
}

interface Row {
  readonly report_id: string;
  readonly org_id: string;
  readonly year: number;
  readonly form: FormId;
  readonly revision: number;
  readonly values: readonly (string | null)[];
  readonly statuses: Readonly<Record<string, CellStatus>>;
}

/** All reports of a region and year, page by page; throws where the API does not answer. */
export async function fetchReports(
  api: string,
  region: string,
  year: number,
): Promise<readonly ExploredReport[]> {
  const reports: ExploredReport[] = [];
  let next: string | null = `${api}/reports?year=${year}&region=${region}&limit=1000`;
  while (next !== null) {
    const answer = await fetch(next);
    if (!answer.ok) throw new Error(`${next}: ${answer.status}`);
    // Our own API, held to its description by its tests.
    const { meta, data, links } = (await answer.json()) as Answer;
    const positions = new Map(meta.codes.map((code, position) => [code, position]));
    reports.push(...data.map((row) => reportOf(row, positions)));
    next = links.next === null ? null : new URL(links.next, new URL(next, location.href)).href;
  }
  return reports;
}

function reportOf(row: Row, positions: ReadonlyMap<string, number>): ExploredReport {
  return {
    reportId: row.report_id,
    orgId: row.org_id,
    year: row.year,
    form: row.form,
    revision: row.revision,
    cell: (code) => {
      const position = positions.get(code);
      if (position === undefined) return undefined;
      return { value: row.values[position] ?? null, status: row.statuses[code] ?? 'reported' };
    },
  };
}

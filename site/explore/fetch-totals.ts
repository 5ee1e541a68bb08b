/** One line of a total. */
export interface TotalCell {
  /** A decimal string; null where nobody has a number. */
  readonly value: string | null;
  /** `not_applicable` of a rate of nothing. */
  readonly status: 'sum' | 'derived' | 'not_applicable' | 'missing';
  /** How many reports have a number here. */
  readonly reported: number;
}

/** The organs of a region in a year: their sums, and who of them has reported. */
export interface YearTotal {
  readonly year: number;
  /** All reports that are in the sums. */
  readonly reports: number;
  /** Who was to report. */
  readonly expected: number;
  /** Who of them has. */
  readonly reported: number;
  /** Ids of the others. */
  readonly missing: readonly string[];
  /** By the code of the line. */
  readonly cells: ReadonlyMap<string, TotalCell>;
}

/** What is added up. */
export interface TotalsQuestion {
  /** Two, four or six digits. */
  readonly region: string;
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface Answer {
  readonly data: readonly Row[];
  readonly links: { readonly next: string | null };
}

interface Row {
  readonly year: number;
  readonly reports: number;
  readonly coverage: { readonly expected: number; readonly reported: number };
  readonly missing: readonly string[];
  readonly cells: readonly (TotalCell & { readonly code: string })[];
}

/**
 * The totals of a region's organs, a year each, from the stored roll-ups; a year of which nothing is published is not
 * among them. Throws where the API does not answer.
 */
export async function fetchTotals(
  api: string,
  { region, lines, from, to }: TotalsQuestion,
): Promise<readonly YearTotal[]> {
  const totals: YearTotal[] = [];
  let next: string | null =
    `${api}/aggregates?code=${lines.join()}&group_by=year&of=organs&region=${region}&from=${from}&to=${to}`;
  while (next !== null) {
    const answer = await fetch(next);
    if (!answer.ok) throw new Error(`${next}: ${answer.status}`);
    // Our own API, held to its description by its tests.
    const { data, links } = (await answer.json()) as Answer;
    totals.push(...data.map(totalOf));
    next = links.next === null ? null : new URL(links.next, new URL(next, location.href)).href;
  }
  return totals;
}

function totalOf({ year, reports, coverage, missing, cells }: Row): YearTotal {
  const byCode = new Map(cells.map(({ code, ...cell }) => [code, cell]));
  return { year, reports, expected: coverage.expected, reported: coverage.reported, missing, cells: byCode };
}

import { FIRST_YEAR } from '../../core/forms/form.ts';
import type { ShardPlace } from '../../core/publish/feed-name.ts';
import { reportIdOf } from '../../core/forms/canonical-report.ts';
import type { ObservationPlace } from '../../core/query/observation-place.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import type { QueryPorts } from './query-ports.ts';
import { RegisterFilter } from './register-filter.ts';

/** How far a question reaches, and what the state was when the walk began. */
export interface ReportWalk {
  /** Grows with what is accepted in reach of the question. */
  readonly state: number;
  /**
   * The reports in the order of region, year and organisation, from the place's own report on; a request to the
   * table for each part. `width` tells how many rows a report of a year gives, `wanted` how many are still missing.
   */
  parts(need: {
    readonly width: (year: number) => number;
    readonly wanted: () => number;
  }): AsyncGenerator<WalkPart>;
}

/** What one request to the table brought. */
export interface WalkPart {
  readonly reports: readonly PublishedReport[];
  /** Whether one of them is of an organisation as wanted. */
  readonly fits: (report: PublishedReport) => boolean;
  /** The shard that begins with it; absent where it goes on with one. */
  readonly begins?: ShardPlace;
}

/** The most reports that one request reads; about half a mebibyte. */
const MOST_AT_ONCE = 500;

/** Walks over the reports that a question is about, beginning at a place. */
export async function walkReports(
  asked: QuestionTo<'observations'>,
  after: ObservationPlace | undefined,
  ports: Pick<QueryPorts, 'state' | 'now'>,
): Promise<ReportWalk> {
  const { organisation } = asked;
  return organisation === undefined
    ? walkRegion({ asked, after }, ports)
    : walkOrganisation(organisation, { asked, after }, ports);
}

interface Walk {
  readonly asked: QuestionTo<'observations'>;
  readonly after: ObservationPlace | undefined;
}

async function walkOrganisation(
  orgId: string,
  { asked, after }: Walk,
  { state, now }: Pick<QueryPorts, 'state' | 'now'>,
): Promise<ReportWalk> {
  const years = asked.year === undefined ? yearsUntil(now()) : [asked.year];
  const inRegion = orgId.startsWith(asked.region ?? '');
  const ids = inRegion ? years.map((year) => reportIdOf(orgId, year)) : [];
  const found = ids.length === 0 ? [] : [...(await state.figures(ids)).values()];
  const rest = found
    .filter(({ year }) => after === undefined || year >= after.year)
    .toSorted((a, b) => a.year - b.year);
  return {
    state: found.reduce((sum, { revision }) => sum + revision, 0),
    parts: async function* () {
      yield { reports: rest, fits: await new RegisterFilter(asked, state).of(rest) };
    },
  };
}

async function walkRegion({ asked, after }: Walk, { state }: Pick<QueryPorts, 'state'>): Promise<ReportWalk> {
  const register = new RegisterFilter(asked, state);
  const isSelective = register.isSelective || (asked.status ?? asked.finding) !== undefined;
  const counters = (await state.unitsUnder(asked.region ?? '')).filter(
    ({ year }) => asked.year === undefined || year === asked.year,
  );
  const rest = counters.filter((unit) => after === undefined || !isBefore(unit, after));
  return {
    state: counters.reduce((sum, { dirty }) => sum + dirty, 0),
    parts: async function* ({ width, wanted }) {
      for (const { region, year } of rest.filter((unit) => width(unit.year) > 0)) {
        let from = after?.region === region && after.year === year ? after.orgId : undefined;
        for (;;) {
          // One more than is missing, to know whether there is more, and one that may be known already.
          const reports = isSelective ? MOST_AT_ONCE : Math.ceil((wanted() + 1) / width(year)) + 1;
          const page = await state.figuresPage({ year, region }, Math.min(reports, MOST_AT_ONCE), from);
          const fresh = page.rows.filter(({ orgId }) => orgId !== from || from === after?.orgId);
          const fits = await register.of(fresh);
          yield { reports: fresh, fits, ...(from === undefined && { begins: { region, year } }) };
          const last = page.rows.at(-1);
          if (!page.more || last === undefined) break;
          from = last.orgId;
        }
      }
    },
  };
}

function isBefore(
  unit: { readonly region: string; readonly year: number },
  place: ObservationPlace,
): boolean {
  return unit.region === place.region ? unit.year < place.year : unit.region < place.region;
}

/** A year's report is filed in the year after it at the earliest; one more does no harm. */
function yearsUntil(now: Date): readonly number[] {
  return Array.from({ length: now.getUTCFullYear() - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
}

import { ORG_ID } from '../datasets/organisation.ts';

/**
 * A place in the one order of all observations: region, year, organisation, position in the form. Where a page
 * ends, and after which the next one begins.
 */
export interface ObservationPlace {
  readonly region: string;
  readonly year: number;
  readonly orgId: string;
  /** The last cell that was told; `AFTER_REPORT` where all of the report was looked at. */
  readonly position: number;
  /** What the state of all that the question is about was then: another number means another state. */
  readonly state: number;
}

/** Behind every cell of a report. */
export const AFTER_REPORT = 999;

const ORGANISATION = ORG_ID.source.slice(1, -1);

/** The text of a place, as cursors carry it. */
export const OBSERVATION_PLACE = new RegExp(`^${ORGANISATION}\\.\\d{4}\\.\\d{1,3}\\.\\d{1,15}$`);

export function writePlace({ year, orgId, position, state }: ObservationPlace): string {
  return [orgId, year, position, state].join('.');
}

/** The place of a text that fits `OBSERVATION_PLACE`. */
export function readPlace(text: string): ObservationPlace {
  const [orgId = '', year, position, state] = text.split('.');
  return {
    region: orgId.slice(0, 6),
    year: Number(year),
    orgId,
    position: Number(position),
    state: Number(state),
  };
}

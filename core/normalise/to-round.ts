import { ORGANISATION_KINDS, ORGANISATION_LEVELS } from '../datasets/organisation.ts';
import { roundIdOf, type Round, type RoundScope } from '../datasets/round.ts';
import type { DraftRow } from '../intake/draft.ts';
import { textOf } from '../judge/row-text.ts';

/** The round of rows that were accepted together; at least one. Its entries are put in one order, whatever the file's. */
export function toRound(rows: readonly DraftRow[]): Round {
  const [first] = rows;
  if (first === undefined) throw new Error('a round has a row');
  const [year, area] = [Number(textOf(first, 'year')), textOf(first, 'area')];
  const of = (entry: string) => inOrder(rows.filter((row) => textOf(row, 'entry') === entry));
  return {
    roundId: roundIdOf(year, area),
    year,
    area,
    expected: of('expect').map(scopeOf),
    excluded: of('exclude').map((row) => ({ ...scopeOf(row), reason: textOf(row, 'reason') })),
    deadlines: of('deadline').map((row) => ({ ...scopeOf(row), day: textOf(row, 'deadline') })),
  };
}

/** The order of rows means nothing, so that it makes no revision either. */
function inOrder(rows: readonly DraftRow[]): readonly DraftRow[] {
  const name = (row: DraftRow) => JSON.stringify(scopeOf(row));
  return rows.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

function scopeOf(row: DraftRow): RoundScope {
  const [organisation, region] = [textOf(row, 'organisation'), textOf(row, 'region')];
  const level = ORGANISATION_LEVELS.find((known) => known === textOf(row, 'level'));
  const kind = ORGANISATION_KINDS.find((known) => known === textOf(row, 'kind'));
  return {
    ...(organisation && { organisation }),
    ...(region && { region }),
    ...(level && { level }),
    ...(kind && { kind }),
  };
}

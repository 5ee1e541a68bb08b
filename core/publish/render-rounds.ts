import type { RoundEntry, RoundScope } from '../datasets/round.ts';
import { csvTable } from './csv-table.ts';
import type { Sha256 } from './feed-file.ts';
import { feedJson, type Json } from './feed-json.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type { PublishedRound } from './published-round.ts';
import { renderDictionary, type RenderedDictionary } from './render-dictionary.ts';

/** All rounds as published. */
export interface Rounds {
  readonly rounds: readonly PublishedRound[];
  /** SPDX id or URL. */
  readonly licence: string;
}

/** Those of an upload, then the revision: what is published can be sent again. */
const COLUMNS = [
  'year',
  'area',
  'entry',
  'organisation',
  'region',
  'level',
  'kind',
  'deadline',
  'reason',
  'revision',
] as const;

/** Renders the rounds in code-point order of ids; their version is the sum of their revisions. */
export function renderRounds({ rounds, licence }: Rounds, sha256: Sha256): RenderedDictionary {
  const ordered = rounds.toSorted((a, b) => (a.roundId < b.roundId ? -1 : 1));
  const rows = ordered.flatMap(rowsOf);
  const dictionary = {
    version: rounds.reduce((sum, { revision }) => sum + revision, 0),
    rows: rows.length,
    texts: [
      { name: 'rounds.csv', text: csvTable(COLUMNS, rows) },
      {
        name: 'rounds.json',
        text: feedJson({ schema: FEED_SCHEMA, licence, rounds: ordered.map(roundDocument) }),
      },
    ],
  } as const;
  return renderDictionary(dictionary, sha256);
}

/** A round as JSON tells it everywhere. */
export function roundDocument(round: PublishedRound) {
  return {
    round_id: round.roundId,
    year: round.year,
    area: round.area === '' ? null : round.area,
    expected: round.expected.map(scopeDocument),
    excluded: round.excluded.map((one) => ({ ...scopeDocument(one), reason: one.reason })),
    deadlines: round.deadlines.map((one) => ({ ...scopeDocument(one), day: one.day })),
    revision: round.revision,
  } satisfies Json;
}

function scopeDocument({ organisation, region, level, kind }: RoundScope) {
  return {
    organisation: organisation ?? null,
    region: region ?? null,
    level: level ?? null,
    kind: kind ?? null,
  };
}

function rowsOf(round: PublishedRound): readonly (readonly string[])[] {
  const row = (entry: RoundEntry, scope: RoundScope, [deadline, reason]: readonly [string, string]) => [
    String(round.year),
    round.area,
    entry,
    scope.organisation ?? '',
    scope.region ?? '',
    scope.level ?? '',
    scope.kind ?? '',
    deadline,
    reason,
    String(round.revision),
  ];
  return [
    ...round.expected.map((scope) => row('expect', scope, ['', ''])),
    ...round.excluded.map((scope) => row('exclude', scope, ['', scope.reason])),
    ...round.deadlines.map((scope) => row('deadline', scope, [scope.day, ''])),
  ];
}

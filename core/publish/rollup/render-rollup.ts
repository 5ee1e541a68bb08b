import { feedFile, type FeedFile, type Sha256 } from '../feed-file.ts';
import { feedJson } from '../feed-json.ts';
import { feedName, provinceOf } from '../feed-name.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import type { OrderedShard, Shard } from '../shard.ts';
import { groupUnits } from './group-units.ts';
import {
  readGroup,
  writeGroup,
  type GroupDocument,
  type ProvinceRollupDocument,
  type YearRollupDocument,
} from './rollup-document.ts';
import { addGroups } from './rollup-group.ts';
import { unitStates, type UnitState } from './unit-state.ts';

/** The roll-up of a shard: its file, and the groups that go into the roll-ups above it. */
export interface RenderedRollup {
  readonly file: FeedFile;
  readonly groups: readonly GroupDocument[];
}

/** Renders the roll-up of a shard: who was to report, who has, and what their figures add up to. */
export function renderShardRollup(shard: Shard, ordered: OrderedShard, sha256: Sha256): RenderedRollup {
  const { year, region, licence } = shard;
  const organisations = [...shard.organisations.values()];
  const reports = new Map(shard.reports.map((report) => [report.orgId, report]));
  const withdrawn = new Set(ordered.withdrawn.map(({ orgId }) => orgId));
  const states = unitStates({ year, organisations, rounds: shard.rounds, reports, withdrawn });
  const groups = groupUnits(states, reports, organisations).map(writeGroup);
  const rounds = shard.rounds
    .filter((round) => region.startsWith(round.area))
    .toSorted((a, b) => (a.roundId < b.roundId ? -1 : 1))
    .map(({ roundId, revision }) => ({ round_id: roundId, revision }));
  const document = {
    schema: FEED_SCHEMA,
    licence,
    year,
    region,
    version: ordered.version,
    rounds,
    ...(shard.reviews !== undefined && { reviews: { ...shard.reviews } }),
    groups,
    organisations: states.map(unitDocument),
  };
  const text = feedJson(document);
  return { file: feedFile(text, (hash) => feedName.shardRollup(shard, hash), sha256), groups };
}

/** An organisation in a year's collection, as roll-ups tell it. */
function unitDocument({ organisation, of, level, expected, reason, report, received, deadline }: UnitState) {
  return {
    org_id: organisation.orgId,
    name_zh: organisation.nameZh || null,
    of,
    level,
    expected,
    report,
    received: received ?? null,
    deadline: deadline ?? null,
    reason: reason ?? null,
  };
}

/** What a shard's publishing brings into the roll-ups above it. */
export interface RollupChange {
  readonly year: number;
  readonly region: string;
  readonly groups: readonly GroupDocument[];
}

interface Told {
  readonly licence: string;
  readonly sha256: Sha256;
  /** That of the index beside it. */
  readonly version: number;
}

/** A province's roll-up with this region's row in place of its older one: rows are replaced, never added to. */
export function renderProvinceRollup(
  standing: ProvinceRollupDocument | undefined,
  { year, region, groups }: RollupChange,
  { licence, version, sha256 }: Told,
): { readonly file: FeedFile; readonly groups: readonly GroupDocument[] } {
  const province = provinceOf(region);
  const rows = replaced(standing?.regions ?? [], { region, groups: [...groups] }, (row) => row.region);
  const document: ProvinceRollupDocument = {
    schema: FEED_SCHEMA,
    licence,
    year,
    version,
    province,
    regions: [...rows],
  };
  return {
    file: fileOf(document, (hash) => feedName.provinceRollup(year, province, hash), sha256),
    groups: addGroups(rows.flatMap((row) => row.groups.map(readGroup))).map(writeGroup),
  };
}

/** A year's roll-up with this province's row in place of its older one. */
export function renderYearRollup(
  standing: YearRollupDocument | undefined,
  {
    year,
    province,
    groups,
  }: { readonly year: number; readonly province: string; readonly groups: readonly GroupDocument[] },
  { licence, version, sha256 }: Told,
): FeedFile {
  const rows = replaced(standing?.provinces ?? [], { province, groups: [...groups] }, (row) => row.province);
  const document: YearRollupDocument = { schema: FEED_SCHEMA, licence, year, version, provinces: [...rows] };
  return fileOf(document, (hash) => feedName.yearRollup(year, hash), sha256);
}

function replaced<Row>(rows: readonly Row[], fresh: Row, nameOf: (row: Row) => string): readonly Row[] {
  const byName = new Map([...rows, fresh].map((row) => [nameOf(row), row]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function fileOf(
  document: ProvinceRollupDocument | YearRollupDocument,
  nameOf: (sha256: string) => string,
  sha256: Sha256,
): FeedFile {
  return feedFile(feedJson(document), nameOf, sha256);
}

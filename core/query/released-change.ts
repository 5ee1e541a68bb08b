import type { ChangeRow } from '../publish/release/change-row.ts';

/** One change, with the release that brought it. */
export type ReleasedChange = {
  readonly release: number;
  readonly released_at: string;
} & ChangeRow;

/** What can be asked for among changes. */
export interface ChangeFilter {
  readonly year?: number | undefined;
  /** The first digits of the region, or all six. */
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly code?: string | undefined;
  readonly op?: string | undefined;
}

/** Whether a shard can hold what is asked for. */
export function shardFits({ year, region, organisation }: ChangeFilter, shard: ChangedPlace): boolean {
  if (year !== undefined && shard.year !== year) return false;
  return shard.region.startsWith(region ?? '') && (organisation ?? shard.region).startsWith(shard.region);
}

interface ChangedPlace {
  readonly year: number;
  readonly region: string;
}

/** Whether a change is one of those asked for. */
export function changeFits({ organisation, code, op }: ChangeFilter, row: ChangeRow): boolean {
  if (organisation !== undefined && row.org_id !== organisation) return false;
  if (code !== undefined && row.code !== code) return false;
  return op === undefined || row.op === op;
}

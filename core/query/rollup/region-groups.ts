import type { RollupGroup } from '../../publish/rollup/rollup-group.ts';

/** The groups of a year in a province (two digits) or a region (six). */
export interface RegionGroups {
  readonly year: number;
  readonly region: string;
  readonly groups: readonly RollupGroup[];
}

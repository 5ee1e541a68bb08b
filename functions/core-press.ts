import { hash } from 'node:crypto';
import { entryMark, markOfEntry } from '../core/publish/entry-mark.ts';
import { feedName } from '../core/publish/feed-name.ts';
import { mergeEntry } from '../core/publish/merge-entry.ts';
import { parseIndex } from '../core/publish/parse-index.ts';
import { renderOrganisations } from '../core/publish/render-organisations.ts';
import { renderRounds } from '../core/publish/render-rounds.ts';
import { renderShard } from '../core/publish/render-shard.ts';
import { shardOf } from '../core/publish/shard-content.ts';
import type { Press } from './press.ts';

/** The press of the core, for feeds under this licence (SPDX id or URL), whose pages name this contact. */
export function corePress(licence: string, contact?: string): Press {
  return {
    rootKey: feedName.root(),
    printShard: (content) => {
      const { files, manifest, entry, groups } = renderShard(
        { ...shardOf(content, licence), contact },
        sha256,
      );
      return { files, manifest, entry: { kind: 'reports', year: content.year, shard: entry, groups } };
    },
    printRegister: (organisations) => {
      const { files, entries } = renderOrganisations({ organisations, licence }, sha256);
      return { files, entry: { kind: 'organisations', dictionaries: entries } };
    },
    printRounds: (rounds) => {
      const { files, entries } = renderRounds({ rounds, licence }, sha256);
      return { files, entry: { kind: 'rounds', dictionaries: entries } };
    },
    parseRoot: parseIndex.root,
    parseYear: parseIndex.year,
    parseProvince: parseIndex.province,
    parseYearRollup: parseIndex.yearRollup,
    parseProvinceRollup: parseIndex.provinceRollup,
    merge: (standing, entry) => mergeEntry(standing, entry, { licence, sha256 }),
    mark: entryMark,
    markOf: markOfEntry,
    filesOf: (manifest) => filesNamedBy(parseIndex.manifest(manifest)),
  };
}

function filesNamedBy(manifest: ReturnType<typeof parseIndex.manifest>): readonly string[] {
  const { rollup, files, reports, histories } = manifest;
  const named = [rollup, ...files, ...reports, ...histories, ...reports.map(({ page }) => page)];
  return named.map(({ path }) => path);
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

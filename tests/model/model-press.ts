import type { Organisation } from '../../core/datasets/organisation.ts';
import type { FeedFile, FileEntry } from '../../core/publish/feed-file.ts';
import type { ProvinceIndex, RootIndex, YearIndex } from '../../core/publish/index-document.ts';
import { entryMark } from '../../core/publish/entry-mark.ts';
import type { StandingIndexes } from '../../core/publish/merge-entry.ts';
import type { Press } from '../../functions/press.ts';
import { hashOf } from './hash.ts';

/** A press whose indexes have the shape of the real ones and whose files are as small as can be. */
export const modelPress: Press = {
  rootKey: 'index.json',
  printShard: (content) => {
    const { year, region, reports, organisations, rounds } = content;
    const { decisions = [], predecessors = [], lastYear = [] } = content;
    const rows = new Map([...predecessors, ...organisations.values()].map((row) => [row.orgId, row]));
    const files = reports.map((report) => {
      const { reportId, revision, values, source } = report;
      const name = organisations.get(report.orgId)?.nameZh ?? null;
      const explained = decisions.flatMap(({ decision }) =>
        decision.kind === 'explanations' && decision.reportId === reportId ? [decision] : [],
      );
      const note = explained[0]?.text ?? null;
      const valueOf = (id: string) => lastYear.find(({ orgId }) => orgId === id)?.values[0] ?? null;
      const before = [report.orgId, ...predecessorsOf(report.orgId, rows.values())].map(valueOf).join(',');
      const shown = { reportId, revision, value: values[0] ?? null, name, note, before, source };
      return fileOf(`${year}/${region}/${reportId}`, shown);
    });
    const told = [...reports, ...organisations.values(), ...rounds];
    const version = told.reduce((sum, { revision }) => sum + revision, 0);
    const register = [...organisations.values()].map(({ orgId, nameZh, revision }) =>
      [orgId, nameZh, revision].join(' '),
    );
    const reasons = rounds.map(({ roundId, excluded, revision }) =>
      [roundId, excluded[0]?.reason, revision].join(' '),
    );
    const manifest = fileOf(`${year}/${region}/manifest`, {
      version,
      files: files.map(entryOf),
      collection: [...register, ...reasons].toSorted(),
    });
    const shard = { region, version, reports: reports.length, ...entryOf(manifest) };
    return { files, manifest, entry: { kind: 'reports', year, shard, groups: [] } };
  },
  printRegister: (organisations) => {
    const rows = organisations.map(({ orgId, nameZh, kind, revision }) => ({
      orgId,
      nameZh,
      kind,
      revision,
    }));
    const version = organisations.reduce((sum, { revision }) => sum + revision, 0);
    const file = fileOf('organisations', rows);
    const entry = { name: 'organisations.json', version, rows: rows.length, ...entryOf(file) } as const;
    return { files: [file], entry: { kind: 'organisations', dictionaries: [entry] } };
  },
  printRounds: (rounds) => {
    const rows = rounds.map(({ roundId, excluded, revision }) => ({
      roundId,
      reason: excluded[0]?.reason ?? '',
      revision,
    }));
    const version = rounds.reduce((sum, { revision }) => sum + revision, 0);
    const file = fileOf('rounds', rows);
    const entry = { name: 'rounds.json', version, rows: rows.length, ...entryOf(file) } as const;
    return { files: [file], entry: { kind: 'rounds', dictionaries: [entry] } };
  },
  // Only this press wrote these documents, in these shapes.
  parseRoot: (body) => parse(body) as RootIndex,
  parseYear: (body) => parse(body) as YearIndex,
  parseProvince: (body) => parse(body) as ProvinceIndex,
  parseYearRollup: (body) => parse(body) as NonNullable<StandingIndexes['yearRollup']>,
  parseProvinceRollup: (body) => parse(body) as NonNullable<StandingIndexes['provinceRollup']>,
  merge: (standing, entry) => {
    const known = standing.root?.dictionaries ?? [];
    if (entry.kind !== 'reports') {
      const dictionaries = entry.dictionaries.reduce(
        (all, one) => withEntry(all, one, ({ name }) => name),
        known,
      );
      return { files: [], root: rootFile(standing.root?.years ?? [], dictionaries) };
    }
    const { year, shard } = entry;
    const row = { region: shard.region, groups: [{ version: shard.version }] };
    const regions = withEntry(standing.province?.regions ?? [], shard, ({ region }) => region);
    const province = shard.region.slice(0, 2);
    const rows = withEntry(rowsOf(standing.provinceRollup), row, (one) => one.region);
    const provinceRollup = fileOf(`${year}/${province}/rollup`, { rows });
    const provinceFile = fileOf(`${year}/${province}/index`, { regions, rollup: entryOf(provinceRollup) });
    const provinces = withEntry(
      standing.year?.provinces ?? [],
      { province, ...sums(regions), ...entryOf(provinceFile) },
      (one) => one.province,
    );
    const provinceRow = { region: province, groups: rows.flatMap(({ groups }) => groups) };
    const yearRows = withEntry(rowsOf(standing.yearRollup), provinceRow, (one) => one.region);
    const yearRollup = fileOf(`${year}/rollup`, { rows: yearRows });
    const yearFile = fileOf(`${year}/index`, { provinces, rollup: entryOf(yearRollup) });
    const years = withEntry(
      standing.root?.years ?? [],
      { year, form: '2021' as const, ...sums(provinces), ...entryOf(yearFile) },
      (one) => String(one.year),
    );
    return { files: [provinceRollup, provinceFile, yearRollup, yearFile], root: rootFile(years, known) };
  },
  mark: entryMark,
  markOf: (entry) =>
    entry.kind === 'reports' ? entry.shard.sha256 : entry.dictionaries.map(({ sha256 }) => sha256).join(' '),
  filesOf: (manifest) => (parse(manifest) as { files: readonly FileEntry[] }).files.map(({ path }) => path),
};

/** Who went into an organisation, in order. */
export function predecessorsOf(orgId: string, rows: Iterable<Organisation>): readonly string[] {
  return [...rows].flatMap((row) => (row.successor === orgId ? [row.orgId] : [])).toSorted();
}

/** A roll-up of the model: of each region the version of its shard. */
export interface ModelRow {
  readonly region: string;
  readonly groups: readonly { readonly version: number }[];
}

function rowsOf(rollup: unknown): readonly ModelRow[] {
  // Only this press wrote it.
  return rollup === undefined ? [] : (rollup as { readonly rows: readonly ModelRow[] }).rows;
}

function rootFile(years: RootIndex['years'], dictionaries: RootIndex['dictionaries']): FeedFile {
  const version = sums(years).version + dictionaries.reduce((sum, entry) => sum + entry.version, 0);
  const { reports } = sums(years);
  return { ...fileOf('index', { version, reports, years, dictionaries }), key: 'index.json' };
}

function fileOf(name: string, content: unknown): FeedFile {
  const body = Buffer.from(JSON.stringify(content));
  const sha256 = hashOf(body);
  return { key: `${name}-${sha256}.json`, body, mediaType: 'application/json', sha256 };
}

function entryOf({ key, body, mediaType, sha256 }: FeedFile): FileEntry {
  return { path: key, sha256, bytes: body.length, media_type: mediaType };
}

const parsed = new WeakMap<Uint8Array, unknown>();

/** Bodies are never changed, and the same ones are read again and again. */
function parse(body: Uint8Array): unknown {
  const known = parsed.get(body) ?? JSON.parse(Buffer.from(body).toString());
  parsed.set(body, known);
  return known;
}

function withEntry<Entry>(
  entries: readonly Entry[],
  fresh: Entry,
  nameOf: (entry: Entry) => string,
): readonly Entry[] {
  const others = entries.filter((entry) => nameOf(entry) !== nameOf(fresh));
  return [...others, fresh].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function sums(entries: readonly { readonly version: number; readonly reports: number }[]) {
  return {
    version: entries.reduce((sum, { version }) => sum + version, 0),
    reports: entries.reduce((sum, { reports }) => sum + reports, 0),
  };
}

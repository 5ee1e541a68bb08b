import type { FileEntry } from '../feed-file.ts';
import { feedName } from '../feed-name.ts';
import type { YearEntry } from '../index-document.ts';
import { catalogue, type CataloguedYear } from './catalogue.ts';
import { joinParquet } from './join-parquet.ts';
import { bytesFile, textFile, type Making, type StandingFile } from './made-file.ts';
import type { ReleaseContent } from './release-content.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { dictionaryMark, releaseYear } from './release-years.ts';
import { sha256Sums } from './sha256-sums.ts';
import { PARQUET, yearFiles, type MakingTools } from './year-files.ts';

/** What making a release needs from outside. */
export interface ReleaseTools extends MakingTools {
  /** Absent where nothing is signed. */
  readonly signer?: {
    readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
    readonly publicKey: () => Promise<string>;
  };
}

/** What is offered to readers whole; parts and descriptions are found from there. */
const OFFERED = /^\d{4}\/[^/]+\.(?:csv|csv\.gz|ndjson|parquet|zip)$/;

/**
 * The files that are made at a release beside its changes: other formats of the same data, what describes them, and
 * over all of them the hashes with their signature. They are put one by one as they come, before the manifest that
 * names them; `made` are those that came before. A year that did not change since the release before keeps the
 * files that were made then. Interrupted, all of it is made again: equal content gives equal names and bytes.
 */
export async function* renderReleaseFiles(
  content: ReleaseContent,
  made: readonly StandingFile[],
  tools: ReleaseTools,
): Making {
  const named: StandingFile[] = [...made];
  const facts = factsOf(content);
  for (const year of content.root.years) yield* noted(filesOfYear(year, content, { facts, tools }), named);
  yield* noted(wholeFiles(content, facts, { named, reread: tools.reread }), named);
  const entries: FileEntry[] = [...named.map(({ entry }) => entry), content.entry.state];
  const sums = new TextEncoder().encode(sha256Sums(entries, ''));
  yield bytesFile('SHA256SUMS', 'text/plain; charset=utf-8', sums);
  if (tools.signer === undefined) return;
  yield bytesFile('SHA256SUMS.sig', 'application/octet-stream', await tools.signer.sign(sums));
  const pem = new TextEncoder().encode(await tools.signer.publicKey());
  const key = feedName.signingKey(content.sha256(pem));
  yield { ...bytesFile('signing-key.pem', 'application/x-pem-file', pem), key };
}

/** The stable addresses outside of the release that lead to its newest bytes. */
export function stableAddresses(
  files: readonly StandingFile[],
  dictionaries: readonly (FileEntry & { readonly name: string })[],
): readonly { readonly key: string; readonly entry: FileEntry }[] {
  const rules = dictionaries.find(({ name }) => name === 'rules.json');
  const made = (name: string) => files.find((file) => file.name === name)?.entry;
  return [
    { key: feedName.rules(), entry: rules },
    { key: feedName.catalogue(), entry: made('catalog.jsonld') },
    { key: feedName.newestSigningKey(), entry: made('signing-key.pem') },
  ].flatMap(({ key, entry }) => (entry === undefined ? [] : [{ key, entry }]));
}

function factsOf({ entry }: ReleaseContent): ReleaseFacts {
  const { release, released_at, licence, publisher, public_url } = entry;
  return { number: release, releasedAt: released_at, licence, publisher, publicUrl: public_url };
}

async function* filesOfYear(
  year: YearEntry,
  content: ReleaseContent,
  { facts, tools }: { readonly facts: ReleaseFacts; readonly tools: ReleaseTools },
): Making {
  const standing = standingFiles(year, content);
  if (standing.length === 0) yield* yearFiles(await releaseYear(year, content), facts, tools);
  else for (const file of standing) yield file;
}

/** The files of a year that nothing has changed since; none where anything that they are made from has. */
function standingFiles(year: YearEntry, content: ReleaseContent): readonly StandingFile[] {
  const { before, root, entry, previous } = content;
  if (before === undefined || previous === undefined) return [];
  const isSame =
    before.years.some((one) => one.year === year.year && one.sha256 === year.sha256) &&
    dictionaryMark(before) === dictionaryMark(root) &&
    JSON.stringify(settingOf(previous)) === JSON.stringify(settingOf(entry));
  if (!isSame) return [];
  return previous.files
    .filter(({ name }) => name.startsWith(`${year.year}/`))
    .map(({ name, ...file }) => ({ name, entry: file }));
}

function settingOf({
  engine,
  licence,
  publisher,
  public_url,
}: ReleaseContent['entry'] | NonNullable<ReleaseContent['previous']>) {
  return [engine.version, engine.ruleset, licence, publisher.name, publisher.contact, public_url];
}

/** What speaks of all years at once. */
async function* wholeFiles(
  content: ReleaseContent,
  facts: ReleaseFacts,
  { named, reread }: { readonly named: readonly StandingFile[]; readonly reread: MakingTools['reread'] },
): Making {
  const { years } = content.root;
  const parts = years.flatMap(
    ({ year }) => named.find(({ name }) => name === `${year}/observations.parquet`) ?? [],
  );
  const chunks = () =>
    joinParquet(
      parts.map(
        ({ entry }) =>
          () =>
            reread(entry),
      ),
    );
  yield { name: 'observations.parquet', mediaType: PARQUET, chunks };
  const offered = years.map(({ year }): CataloguedYear => {
    const isOf = ({ name }: StandingFile) => OFFERED.test(name) && name.startsWith(`${year}/`);
    return { year, files: named.filter(isOf) };
  });
  const text = catalogue(offered, facts);
  yield textFile('catalog.jsonld', 'application/ld+json; charset=utf-8', text);
}

/** Passes files on and notes each with its entry. */
async function* noted(making: Making, named: StandingFile[]): Making {
  for (let step = await making.next(); !step.done; ) {
    const entry = yield step.value;
    named.push({ name: step.value.name, entry });
    step = await making.next(entry);
  }
}

import type { TextPlace } from '../../core/publish/redaction/redact-document.ts';
import type { FeedStore } from '../ports.ts';
import type { RedactionPress, Redactor } from '../redaction-press.ts';

/** A public file, and what is to stand in its place. */
export interface Rewritten {
  readonly path: string;
  /** Of what stands there, as its name promises. */
  readonly sha256: string;
  readonly body: Uint8Array;
}

/** What unnamed files are found and redacted with. */
export interface UnnamedPorts {
  readonly feed: Pick<FeedStore, 'get'>;
  readonly redactor: Pick<Redactor, 'publicKeys'>;
  readonly press: RedactionPress;
}

/**
 * The files of a report's shard in which one of the texts stands and that no release and no present state names: they
 * were published after one release and replaced before the next, and whoever kept their address still gets them. A
 * page is taken for one that has the text where a document of its report does, because a page words it anew.
 */
export async function unnamedFiles(
  place: TextPlace,
  { texts, named }: { readonly texts: readonly string[]; readonly named: ReadonlySet<string> },
  { feed, redactor, press }: UnnamedPorts,
): Promise<readonly Rewritten[]> {
  const found: Rewritten[] = [];
  const pages: Rewritten[] = [];
  const tombstone = press.redactPage();
  for await (const keys of redactor.publicKeys(press.shardFolder(place.reportId))) {
    for (const path of keys.filter((key) => !named.has(key))) {
      const standing = (await feed.get(path))?.body;
      if (standing === undefined) continue;
      const sha256 = press.sha256(standing);
      if (!path.endsWith('.html')) {
        const body = holdsAny(standing, texts) ? await press.redactFile(path, standing, place) : undefined;
        if (body !== undefined) found.push({ path, sha256, body });
      } else if (path.includes(`/${place.reportId}-`) && sha256 !== press.sha256(tombstone))
        pages.push({ path, sha256, body: tombstone });
    }
  }
  return found.length === 0 ? [] : [...pages, ...found];
}

/** As a table has it, or as JSON does. */
function holdsAny(body: Uint8Array, texts: readonly string[]): boolean {
  const bytes = Buffer.from(body);
  return texts.some((text) => bytes.includes(text) || bytes.includes(JSON.stringify(text).slice(1, -1)));
}

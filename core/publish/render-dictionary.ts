import { feedFile, fileEntry, type FeedFile, type Sha256 } from './feed-file.ts';
import { feedName, type DictionaryFileName } from './feed-name.ts';
import type { DictionaryEntry } from './index-document.ts';

/** A dictionary ready to be put: its files, and the entries by which the root names them. */
export interface RenderedDictionary {
  readonly files: readonly FeedFile[];
  readonly entries: readonly DictionaryEntry[];
}

/** What a dictionary says, in each of its formats. */
export interface Dictionary {
  readonly version: number;
  readonly rows: number;
  readonly texts: readonly { readonly name: DictionaryFileName; readonly text: string }[];
}

/** Names and hashes the formats of a dictionary. */
export function renderDictionary({ version, rows, texts }: Dictionary, sha256: Sha256): RenderedDictionary {
  const rendered = texts.map(({ name, text }) => {
    const file = feedFile(text, (hash) => feedName.dictionary(name, hash), sha256);
    return { file, entry: { name, version, rows, ...fileEntry(file) } };
  });
  return { files: rendered.map(({ file }) => file), entries: rendered.map(({ entry }) => entry) };
}

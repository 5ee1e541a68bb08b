import { validateXML } from 'xmllint-wasm';
import { profile } from './profiles.ts';

/** What the RELAX NG grammar of RFC 4287 holds against a feed, and the rule that it can't say: who wrote it. */
export async function atomTroubles(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'feed.atom', contents: text }],
    extension: 'relaxng',
    schema: [{ fileName: 'atom.rng', contents: profile('atom.rng') }],
  });
  return [...errors.map(({ message }) => message), ...(hasAuthor(text) ? [] : ['nobody wrote the feed'])];
}

/** The feed has an author, or each of its entries has one (RFC 4287, 4.1.1). */
function hasAuthor(text: string): boolean {
  const [head = '', ...entries] = text.split(/<entry[\s>]/);
  return (
    head.includes('<author>') || (entries.length > 0 && entries.every((one) => one.includes('<author>')))
  );
}

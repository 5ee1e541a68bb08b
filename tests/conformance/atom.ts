import { validateXML } from 'xmllint-wasm';
import { profile } from './profiles.ts';

/**
 * What the RELAX NG grammar of RFC 4287 holds against a feed, and the rules that it can't say: who wrote it, names that
 * are absolute and not used twice, and addresses that lead somewhere wherever the feed is read.
 */
export async function atomTroubles(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'feed.atom', contents: text }],
    extension: 'relaxng',
    schema: [{ fileName: 'atom.rng', contents: profile('atom.rng') }],
  });
  return [
    ...errors.map(({ message }) => message),
    ...(hasAuthor(text) ? [] : ['nobody wrote the feed']),
    ...nameTroubles(text),
    ...addressTroubles(text),
  ];
}

/** The feed has an author, or each of its entries has one (RFC 4287, 4.1.1). */
function hasAuthor(text: string): boolean {
  const [head = '', ...entries] = text.split(/<entry[\s>]/);
  return (
    head.includes('<author>') || (entries.length > 0 && entries.every((one) => one.includes('<author>')))
  );
}

/** RFC 4287, 4.2.6; the tag scheme is that of RFC 4151, 2.1. */
function nameTroubles(text: string): readonly string[] {
  const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id = '']) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const wrong = ids.filter((id) => !TAG.test(id));
  return [...twice.map((id) => `${id} names two things`), ...wrong.map((id) => `${id} is no tag`)];
}

const TAG = /^tag:[a-z0-9]+(?:[.-][a-z0-9]+)*,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%-]*$/;

function addressTroubles(text: string): readonly string[] {
  const links = [...text.matchAll(/<link [^>]*?href="([^"]*)"/g)].map(([, href = '']) => href);
  return links.filter((href) => !/^https?:\/\/[^/]+\//.test(href)).map((href) => `${href} is not absolute`);
}

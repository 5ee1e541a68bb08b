import rdf from '@zazuko/env';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { profile } from './profiles.ts';

/** What the SHACL shapes of DCAT-AP 3.0.1 hold against a catalogue in JSON-LD; empty: it conforms. */
export async function dcatTroubles(text: string): Promise<readonly string[]> {
  const shapes = rdf.dataset(new Parser().parse(profile('dcat-ap-3.0.1.ttl')));
  const quads: unknown = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' });
  if (typeof quads !== 'string') return ['the catalogue is no JSON-LD'];
  const data = rdf.dataset(new Parser({ format: 'N-Quads' }).parse(quads));
  if (data.size === 0) return ['the catalogue says nothing'];
  const report = await new SHACLValidator(shapes, { factory: rdf }).validate(data);
  return report.results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') ?? true)
    .map(({ focusNode, path, message }) => {
      const words = message.map(({ value }) => value).join('; ');
      return `${focusNode?.value}: ${path === null ? '' : JSON.stringify(path)} ${words}`;
    });
}

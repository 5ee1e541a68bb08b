import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeEntry } from '../../../core/publish/merge-entry.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import { renderOrganisations } from '../../../core/publish/render-organisations.ts';
import { anOrganisation, sha256, textOf } from './shard-factory.ts';

const register = renderOrganisations({ organisations: [anOrganisation()], licence: 'CC-BY-4.0' }, sha256);
const { root } = mergeEntry(
  {},
  { kind: 'organisations', dictionaries: register.entries },
  { licence: 'CC-BY-4.0', sha256 },
);
const good = JSON.parse(textOf(root.body));

test('what was written is read back', () => {
  assert.deepEqual(parseIndex.root(root.body), good);
});

const BAD = [
  {
    what: 'bytes that are not UTF-8',
    body: root.body.with(root.body.indexOf('C'.charCodeAt(0)), 0xff),
    because: /is not JSON/,
  },
  { what: 'text that is not JSON', body: bytes('{"schema":1'), because: /is not JSON/ },
  { what: 'a document that is no index', body: bytes('[]'), because: /not an index of the feeds/ },
  { what: 'an index of another level', body: encoded({ ...good, province: '41' }), because: /province/ },
  {
    what: 'a hash that is none',
    body: encoded(withDictionary({ sha256: 'abc' })),
    because: /dictionaries\.0\.sha256/,
  },
  { what: 'a version that is no number', body: encoded({ ...good, version: '1' }), because: /version/ },
  { what: 'a member that would be lost', body: encoded({ ...good, releases: [] }), because: /releases/ },
  {
    what: 'an index of a newer engine',
    body: encoded({ ...good, schema: 2, surprise: true }),
    because: /schema 2, this engine writes 1: left alone/,
  },
];

for (const { what, body, because } of BAD) {
  test(`${what} is refused`, () => {
    assert.throws(() => parseIndex.root(body), { name: 'FeedFault', message: because });
  });
}

function withDictionary(wrong: Readonly<Record<string, string>>) {
  return { ...good, dictionaries: [{ ...good.dictionaries[0], ...wrong }] };
}

function encoded(document: unknown): Uint8Array {
  return bytes(JSON.stringify(document));
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

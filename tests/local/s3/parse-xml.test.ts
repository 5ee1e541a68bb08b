import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { childrenOf, parseXml, textOf } from '../../../local/s3/parse-xml.ts';
import { writeXml } from '../../../local/s3/xml.ts';

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (keys) => {
      const document = parseXml(writeXml('Delete', { Object: keys.map((Key) => ({ Key })) }));
      assert.deepEqual(
        childrenOf(document, 'Object').map((object) => textOf(object, 'Key')),
        keys,
      );
    }),
  );
});

const REFUSED = {
  'an element that is not closed': '<a><b></a>',
  'two documents': '<a/><b/>',
  'an element closed twice': '<a></a></a>',
  'a document type': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  'an unknown entity': '<a>&x;</a>',
  'a character beyond Unicode': '<a>&#x110000;</a>',
  'no element at all': 'hello',
  nothing: '',
};
for (const [name, source] of Object.entries(REFUSED)) {
  test(`refuses ${name}`, () => {
    assert.throws(() => parseXml(source), { code: 'MalformedXML' });
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseUploadEvent } from '../../../functions/events/parse-upload-event.ts';
import { uploadEvent } from '../../../functions/events/upload-event.ts';
import { createdEvent } from './events.ts';

const CASES = [
  { what: 'a plain key', key: 'incoming/a/b.csv', is: 'incoming/a/b.csv' },
  {
    what: 'hanzi, a space and brackets',
    key: 'incoming/annual-reports/%E6%B5%8E%E6%BA%90+2021%E5%B9%B4%E6%8A%A5%28%E7%BB%88%E7%A8%BF%29.csv',
    is: 'incoming/annual-reports/济源 2021年报(终稿).csv',
  },
  { what: 'a real plus', key: 'incoming/a%2Bb.csv', is: 'incoming/a+b.csv' },
  { what: 'a percent sign that looks encoded, once', key: 'incoming/a%252Fb.csv', is: 'incoming/a%2Fb.csv' },
  { what: 'hanzi that were not encoded', key: 'incoming/年报.csv', is: 'incoming/年报.csv' },
];

for (const { what, key, is } of CASES) {
  test(`a key is decoded exactly once: ${what}`, () => {
    const [upload] = parseUploadEvent(createdEvent({ key }));
    assert.deepEqual(upload, { key: is, versionId: 'v1', tries: 0 });
  });
}

test('every record of a message is an upload', () => {
  const [first, second] = ['a', 'b'].map((key) => JSON.parse(createdEvent({ key })).Records[0]);
  const uploads = parseUploadEvent(JSON.stringify({ Records: [first, second] }));
  assert.deepEqual(
    uploads.map(({ key }) => key),
    ['a', 'b'],
  );
});

const NONE = [
  {
    what: "S3's test event",
    body: JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }),
  },
  { what: 'a removal', body: createdEvent({ eventName: 'ObjectRemoved:DeleteMarkerCreated' }) },
  { what: 'no records', body: '{"Records":[]}' },
];

for (const { what, body } of NONE) {
  test(`${what} is acknowledged`, () => {
    assert.deepEqual(parseUploadEvent(body), []);
  });
}

const MINOR = [['2.0'], ['2.1'], ['2.9'], ['2']] as const;
for (const [eventVersion] of MINOR) {
  test(`version ${eventVersion} is understood`, () => {
    assert.equal(parseUploadEvent(createdEvent({ eventVersion })).length, 1);
  });
}

const UNREADABLE = [
  { what: 'no JSON', body: 'incoming/a.csv' },
  { what: 'JSON of something else', body: '"incoming/a.csv"' },
  { what: 'an array', body: '[]' },
  {
    what: 'a record without an object',
    body: '{"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put"}]}',
  },
  { what: 'a major version to come', body: createdEvent({ eventVersion: '3.0' }) },
  { what: 'a key with a bad percent sequence', body: createdEvent({ key: 'incoming/100%.csv' }) },
  { what: 'a key that is no UTF-8', body: createdEvent({ key: 'incoming/%B9%AB.csv' }) },
  { what: 'an object without a version', body: createdEvent({ versionId: '' }) },
  { what: 'tries that are no number', body: JSON.stringify({ tries: -1, Records: [] }) },
];

for (const { what, body } of UNREADABLE) {
  test(`${what} is unreadable, and says so`, () => {
    assert.throws(() => parseUploadEvent(body), { name: 'UnreadableMessage' });
  });
}

test('a message of ours is read as what it says, whatever the key', () => {
  const upload = fc.record(
    {
      key: fc.string({ unit: 'grapheme', minLength: 1 }),
      versionId: fc.string({ minLength: 1 }),
      tries: fc.nat({ max: 9 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(upload, (message) => {
      assert.deepEqual(parseUploadEvent(uploadEvent(message)), [message]);
    }),
  );
});

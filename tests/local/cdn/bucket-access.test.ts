import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketAccess } from '../../../local/cdn/bucket-access.ts';

const BUCKET = 'arn:aws:s3:::feeds';
const OBJECT = `${BUCKET}/feeds/v1/index.json`;
const CLOUDFRONT = { Service: 'cloudfront.amazonaws.com' };

const CASES: readonly (readonly [string, readonly object[], boolean, boolean])[] = [
  ['no statement', [], false, false],
  ['reading', [{ Action: 's3:GetObject', Principal: CLOUDFRONT, Resource: `${BUCKET}/*` }], true, false],
  [
    'reading and listing',
    [{ Action: ['s3:GetObject', 's3:ListBucket'], Principal: CLOUDFRONT, Resource: [BUCKET, `${BUCKET}/*`] }],
    true,
    true,
  ],
  [
    'reading elsewhere',
    [{ Action: 's3:GetObject', Principal: CLOUDFRONT, Resource: `${BUCKET}/site/*` }],
    false,
    false,
  ],
  [
    'somebody else',
    [{ Action: 's3:*', Principal: { Service: 'logging.s3.amazonaws.com' }, Resource: `${BUCKET}/*` }],
    false,
    false,
  ],
  [
    'an origin access identity',
    [{ Action: 's3:GetObject*', Principal: { CanonicalUser: 'abc' }, Resource: `${BUCKET}/*` }],
    true,
    false,
  ],
  ['a denial', [{ Effect: 'Deny', Action: 's3:*', Principal: '*', Resource: `${BUCKET}/*` }], false, false],
];
for (const [what, statements, reads, lists] of CASES) {
  test(`${what}: ${reads ? 'reads' : 'does not read'}, ${lists ? 'lists' : 'does not list'}`, () => {
    const access = bucketAccess(
      BUCKET,
      statements.map((statement) => ({ Effect: 'Allow', ...statement }) as never),
    );
    assert.deepEqual([access.canRead(OBJECT), access.canList], [reads, lists]);
  });
}

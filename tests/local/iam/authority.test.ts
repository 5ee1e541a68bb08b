import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority } from '../../../local/iam/authority.ts';
import { parseStatement } from '../../../local/iam/policy-statement.ts';

const OBJECT = 'arn:aws:s3:::feeds/feeds/v1/index.json';
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/state';

interface Case {
  readonly statements: readonly object[];
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly decision: 'allowed' | 'denied';
}

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECT };
const LIST = {
  Effect: 'Allow',
  Action: 's3:ListBucketVersions',
  Resource: 'arn:aws:s3:::feeds',
  Condition: { StringLike: { 's3:prefix': 'incoming/*' } },
};
const LISTING = { action: 's3:ListBucketVersions', resource: 'arn:aws:s3:::feeds' };
const LEADING = {
  Effect: 'Allow',
  Action: 'dynamodb:Query',
  Resource: TABLE,
  Condition: {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['upload#*'] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
};
const QUERY = { action: 'dynamodb:Query', resource: TABLE };

const CASES: Readonly<Record<string, Case>> = {
  'what nothing allows': { statements: [], decision: 'denied' },
  'what a statement allows': { statements: [READ], decision: 'allowed' },
  'an action in other capitals': { statements: [{ ...READ, Action: 'S3:getobject' }], decision: 'allowed' },
  'another action': { statements: [READ], action: 's3:PutObject', decision: 'denied' },
  'another resource': { statements: [READ], resource: `${OBJECT}x`, decision: 'denied' },
  'a resource below a wildcard': {
    statements: [{ ...READ, Resource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::feeds/feeds/*'] }],
    decision: 'allowed',
  },
  'a pattern whose dots are dots': {
    statements: [{ ...READ, Resource: 'arn:aws:s3:::feeds/feeds/v1/index?json' }],
    resource: OBJECT,
    decision: 'allowed',
  },
  'what is allowed and denied': {
    statements: [READ, { ...READ, Effect: 'Deny', Action: 's3:*' }],
    decision: 'denied',
  },
  'what is denied on another road': {
    statements: [READ, { ...READ, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    decision: 'allowed',
  },
  'a prefix that fits': {
    statements: [LIST],
    ...LISTING,
    context: { 's3:prefix': ['incoming/a'] },
    decision: 'allowed',
  },
  'a prefix that does not fit': {
    statements: [LIST],
    ...LISTING,
    context: { 's3:prefix': ['in'] },
    decision: 'denied',
  },
  'no prefix where one is asked for': { statements: [LIST], ...LISTING, decision: 'denied' },
  'all of several values': {
    statements: [LEADING],
    ...QUERY,
    context: { 'dynamodb:leadingkeys': ['upload#a', 'upload#b'] },
    decision: 'allowed',
  },
  'one value of several that does not fit': {
    statements: [LEADING],
    ...QUERY,
    context: { 'dynamodb:leadingkeys': ['upload#a', 'reports#b'] },
    decision: 'denied',
  },
  'a key that has to be there': { statements: [LEADING], ...QUERY, decision: 'denied' },
  'all but one value': {
    statements: [{ ...LIST, Condition: { StringNotEquals: { 's3:prefix': 'a' } } }],
    ...LISTING,
    decision: 'allowed',
  },
};

for (const [
  what,
  { statements, decision, action = 's3:GetObject', resource = OBJECT, context },
] of Object.entries(CASES)) {
  test(`${what} is ${decision}`, () => {
    const authority = new Authority();
    authority.admit('KEY', { name: 'role', statements: statements.map(parseStatement) });
    assert.equal(authority.decide('KEY', { action, resource, ...(context && { context }) }), decision);
  });
}

test('who has no policies may do what no resource denies', () => {
  const authority = new Authority();
  authority.admit('KEY', { name: 'root' });
  assert.equal(authority.decide('KEY', { action: 's3:DeleteObject', resource: OBJECT }), 'allowed');
  authority.deny([parseStatement({ ...READ, Effect: 'Deny', Action: 's3:DeleteObject' })]);
  assert.equal(authority.decide('KEY', { action: 's3:DeleteObject', resource: OBJECT }), 'denied');
});

test('a key that nobody was given is refused as unknown', () => {
  assert.equal(new Authority().decide('KEY', { action: 's3:GetObject', resource: OBJECT }), 'unknown-key');
});

const STRANGE: Readonly<Record<string, readonly [object, RegExp]>> = {
  'an operator': [
    { ...READ, Condition: { DateLessThan: { 'aws:CurrentTime': 'x' } } },
    /DateLessThan is not known/,
  ],
  'a key': [{ ...READ, Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }, /aws:sourcevpc is not known/],
  'an action': [{ ...READ, Action: 's3:GetObjectTorrent' }, /s3:getobjecttorrent is not known/],
  'a service': [{ ...READ, Action: 'kinesis:PutRecord' }, /kinesis:putrecord is not known/],
  'a variable': [{ ...READ, Resource: 'arn:aws:s3:::feeds/${aws:username}/*' }, /\$\{aws:username\}/],
  'all but some actions': [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, /is not understood/],
};
for (const [what, [statement, message]] of Object.entries(STRANGE)) {
  test(`${what} that is not known stops with its name`, () => {
    assert.throws(() => parseStatement(statement), { message });
  });
}

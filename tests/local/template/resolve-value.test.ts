import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveValue, type Scope } from '../../../local/template/resolve-value.ts';
import type { TemplateValue } from '../../../local/template/template.ts';

const SCOPE: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? undefined : `<${name}>`),
  attribute: (logicalId, name) => `<${logicalId}.${name}>`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('/'),
};

const CASES: readonly (readonly [TemplateValue, TemplateValue | undefined])[] = [
  [{ Ref: 'Bucket' }, '<Bucket>'],
  [{ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
  [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, '<Queue.Arn>'],
  [{ 'Fn::GetAtt': 'Queue.Nested.Arn' }, '<Queue.Nested.Arn>'],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'B' }, 3]] }, 'a-<B>-3'],
  [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own way to write it
  [{ 'Fn::Sub': '${A}-${B.Arn}-${!Kept}' }, '<A>-<B.Arn>-${Kept}'],
  [{ 'Fn::Sub': ['${own}/${A}', { own: { Ref: 'C' } }] }, '<C>/<A>'],
  [{ 'Fn::FindInMap': ['Map', { Ref: 'K' }, 'x'] }, 'Map/<K>/x'],
  [{ 'Fn::If': ['Yes', 1, 2] }, 1],
  [{ 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, undefined],
  [{ 'Fn::Equals': [{ Ref: 'A' }, '<A>'] }, true],
  [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
  [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'No' }] }, false],
  [{ 'Fn::Base64': 'a' }, 'YQ=='],
  [
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
  [
    { Effect: 'Deny', Ref: 'not alone' },
    { Effect: 'Deny', Ref: 'not alone' },
  ],
];
for (const [value, expected] of CASES) {
  test(`${JSON.stringify(value)} gives ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(resolveValue(value, SCOPE), expected);
  });
}

test('an intrinsic function that is not understood stops everything', () => {
  assert.throws(
    () => resolveValue({ a: [{ 'Fn::ImportValue': 'x' }] }, SCOPE),
    /Fn::ImportValue is not supported/,
  );
});

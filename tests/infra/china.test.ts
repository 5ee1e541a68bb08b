import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, only, propertiesOf, synthesized, textAt } from './synthesized.ts';

const { template } = synthesized({ region: 'cn-north-1' });
const everywhere = synthesized().template;

test('no name of the global partition stands in the template for China', () => {
  const text = JSON.stringify(template);
  for (const foreign of ['arn:aws:', 'amazonaws.com/', '.amazonaws.com"', 'us-east-1']) {
    assert.ok(!text.replaceAll(/"[a-z0-9.]+\.amazonaws\.com"/g, '"service"').includes(foreign), foreign);
  }
  assert.match(text, /amazonaws\.com\.cn|AWS::URLSuffix/);
});

test('no ARN is written out where the region is not known', () => {
  assert.doesNotMatch(JSON.stringify(everywhere), /arn:aws:/);
});

test('feeds and pages are read by an access identity, because access control is not offered there', () => {
  assert.equal(propertiesOf(template, 'AWS::CloudFront::OriginAccessControl').size, 0);
  assert.equal(propertiesOf(template, 'AWS::CloudFront::CloudFrontOriginAccessIdentity').size, 2);
});

test('all else is as everywhere', () => {
  const types = (of: typeof template) =>
    Object.values(at(of, 'Resources') ?? {})
      .map((resource) => textAt(resource, 'Type'))
      .filter((type) => !type.startsWith('AWS::CloudFront::'))
      .toSorted();
  assert.deepEqual(types(template), types(everywhere));
  assert.equal(
    at(only(template, 'AWS::CloudFront::Distribution'), 'DistributionConfig', 'HttpVersion'),
    'http2',
  );
});

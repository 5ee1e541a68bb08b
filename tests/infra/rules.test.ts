import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ACKNOWLEDGEMENTS,
  CHINA_ACKNOWLEDGEMENTS,
  type RuleAcknowledgement,
} from '../../infra/acknowledgements.ts';
import { gongkaiApp } from '../../infra/gongkai-app.ts';
import { at, judged, scratchFolders, type Json } from './synthesized.ts';

/** [where, context, what is acknowledged there] */
const PLACES: readonly (readonly [string, Record<string, string>, readonly RuleAcknowledgement[]])[] = [
  ['everywhere', {}, ACKNOWLEDGEMENTS],
  ['the China partition', { region: 'cn-north-1' }, [...ACKNOWLEDGEMENTS, ...CHINA_ACKNOWLEDGEMENTS]],
];

for (const [where, context, expected] of PLACES) {
  const { folder } = judged(context);
  const report: Json = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  const plugins = list(at(report, 'pluginReports'));

  test(`${where}: all packs have run, and nothing is left to mend`, () => {
    assert.deepEqual(
      plugins.map((plugin) => at(plugin, 'pluginName')),
      ['AwsSolutions', 'Serverless', 'Gongkai'],
    );
    assert.deepEqual(
      plugins.flatMap((plugin) => list(at(plugin, 'violations'))),
      [],
    );
  });

  test(`${where}: exactly the listed rules are acknowledged, each for its reason`, () => {
    const suppressed = plugins.flatMap((plugin) => list(at(plugin, 'suppressedViolations')));
    const fired = suppressed.map((violation) =>
      line(at(violation, 'acknowledgedAt'), at(violation, 'acknowledgedId'), at(violation, 'reason')),
    );
    const listed = expected
      .filter(isOfPack)
      .map(({ path, rule, reason }) => line(`Gongkai/${path}`, rule, reason));
    assert.deepEqual([...new Set(fired)].toSorted(), listed.toSorted());
  });
}

test('no acknowledgement reaches further than one construct, or goes without a reason', () => {
  for (const { path, rule, reason } of [...ACKNOWLEDGEMENTS, ...CHINA_ACKNOWLEDGEMENTS]) {
    assert.notEqual(path, '');
    assert.doesNotMatch(rule, /Action::|Resource::\*/, `${path}: ${rule}`);
    assert.ok(reason.length > 30, `${path}: ${rule}`);
  }
});

test('the library’s own rules run as well: a template that no deployment would take is no template', () => {
  const { app, stack } = gongkaiApp(scratchFolders());
  new CfnAlarm(stack, 'Wrong', { comparisonOperator: 'Sideways', evaluationPeriods: 1 });
  assert.throws(() => app.synth(), /Validation failed/);
});

test('a finding that nobody acknowledged is no template either', () => {
  const { app, stack } = gongkaiApp(scratchFolders());
  new Bucket(stack, 'Open');
  assert.throws(() => app.synth(), /Validation failed/);
});

test('a route that writes and asks for no token is no template either', () => {
  const { app, stack } = gongkaiApp(scratchFolders());
  new CfnRoute(stack, 'Open', {
    apiId: 'api',
    routeKey: 'POST /api/v1/everything',
    authorizationType: 'NONE',
  });
  assert.throws(() => app.synth(), /Validation failed/);
});

/** Warnings of the library itself are acknowledged in the same list, but not reported. */
function isOfPack({ rule }: RuleAcknowledgement): boolean {
  return !rule.startsWith('Annotation::');
}

function line(...parts: readonly (Json | undefined)[]): string {
  return parts.map(String).join(' | ');
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

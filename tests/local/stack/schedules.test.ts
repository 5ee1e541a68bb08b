import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schedulesOf, startSchedule } from '../../../local/stack/schedules.ts';
import { resolveStack } from '../../../local/template/resolve-stack.ts';
import type { TemplateResource } from '../../../local/template/template.ts';

const TARGET = { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:sweep', Id: 'one' };

const RATES: readonly (readonly [string, number])[] = [
  ['rate(1 minute)', 60_000],
  ['rate(5 minutes)', 300_000],
  ['rate(2 hours)', 7_200_000],
  ['rate(1 day)', 86_400_000],
];
for (const [expression, milliseconds] of RATES) {
  test(`${expression} is every ${milliseconds} ms`, () => {
    const [schedule] = schedules(rule(expression));
    assert.deepEqual([schedule?.everyMilliseconds, schedule?.functionArn], [milliseconds, TARGET.Arn]);
  });
}

for (const expression of [
  'cron(0 3 * * ? *)',
  'rate(0 minutes)',
  'rate(1 week)',
  'at(2026-01-01T00:00:00)',
]) {
  test(`${expression} stops the boot with its name`, () => {
    assert.throws(() => schedules(rule(expression)), {
      name: 'UnsupportedTemplate',
      message: /Sweep: the schedule/,
    });
  });
}

test('a disabled rule calls nobody', () => {
  assert.deepEqual(schedules(rule('rate(1 minute)', { State: 'DISABLED' })), []);
});

test('the Scheduler calls with its input', async () => {
  const Target = { Arn: TARGET.Arn, RoleArn: 'arn:role', Input: '{"full":true}' };
  const Properties = { ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' }, Target };
  const [schedule] = schedules({ Type: 'AWS::Scheduler::Schedule', Properties });
  assert.ok(schedule);
  assert.deepEqual(await firstEvent(schedule), { full: true });
});

test('the first call is at once, with an event of EventBridge', async () => {
  const [schedule] = schedules(rule('rate(1 day)'));
  assert.ok(schedule);
  const event = await firstEvent(schedule);
  assert.deepEqual(
    [event['detail-type'], event['source'], event['resources']],
    ['Scheduled Event', 'aws.events', ['arn:aws:events:us-east-1:000000000000:rule/Sweep']],
  );
});

function firstEvent(schedule: Parameters<typeof startSchedule>[0]): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const invoker = {
      lambda: { name: 'sweep', region: 'us-east-1' },
      invoke: async (event: unknown) => {
        // Made by the code under test.
        resolve(event as Record<string, unknown>);
        return { ok: true, payload: 'null' } as const;
      },
    };
    const { stop } = startSchedule(schedule, invoker);
    stop();
  });
}

function rule(ScheduleExpression: string, properties: TemplateResource['Properties'] = {}): TemplateResource {
  return { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression, Targets: [TARGET], ...properties } };
}

function schedules(resource: TemplateResource) {
  return schedulesOf(
    resolveStack({ Resources: { Sweep: resource } }, { stackName: 'T', region: 'us-east-1', sqsUrl: '' }),
  );
}

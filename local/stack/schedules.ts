import { randomUUID } from 'node:crypto';
import type { Invoker } from '../lambda/lambda-function.ts';
import { ACCOUNT } from '../template/physical-names.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';

/** A function that is called again and again. */
export interface Schedule {
  readonly logicalId: string;
  readonly everyMilliseconds: number;
  readonly functionArn: string;
  /** JSON; without it the function gets an event of EventBridge. */
  readonly input?: string;
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The enabled schedules of the template: rules of EventBridge and of its Scheduler. */
export function schedulesOf(stack: ResolvedStack): readonly Schedule[] {
  const rules = stack
    .resources('AWS::Events::Rule')
    .map(({ logicalId, properties }) => ({ logicalId, ...properties }));
  const schedules = stack.resources('AWS::Scheduler::Schedule').map(({ logicalId, properties }) => ({
    logicalId,
    ...properties,
    Targets: [properties.Target],
  }));
  return [...rules, ...schedules]
    .filter(({ State }) => State === 'ENABLED')
    .flatMap(({ logicalId, ScheduleExpression, Targets }) =>
      Targets.map(({ Arn, Input }) => ({
        logicalId,
        everyMilliseconds: intervalOf(logicalId, ScheduleExpression),
        functionArn: Arn,
        ...(Input !== undefined && { input: Input }),
      })),
    );
}

/** Calls the function at once and then at its rate, until it is stopped. */
export function startSchedule(schedule: Schedule, pool: Invoker): { readonly stop: () => void } {
  const call = () => void invoke(schedule, pool);
  call();
  const timer = setInterval(call, schedule.everyMilliseconds);
  return { stop: () => clearInterval(timer) };
}

async function invoke({ logicalId, input }: Schedule, pool: Invoker): Promise<void> {
  const { region, name } = pool.lambda;
  const event: unknown = input === undefined ? scheduledEvent(logicalId, region) : JSON.parse(input);
  const result = await pool.invoke(event);
  if (!result.ok) console.error(`${name}: ${result.error.errorType}: ${result.error.errorMessage}`);
}

function scheduledEvent(logicalId: string, region: string): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [`arn:aws:events:${region}:${ACCOUNT}:rule/${logicalId}`],
    detail: {},
  };
}

function intervalOf(logicalId: string, expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const milliseconds = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (milliseconds > 0) return milliseconds;
  throw new UnsupportedTemplate(`${logicalId}: the schedule ${expression} is not supported, only rate(…)`);
}

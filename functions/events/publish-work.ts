import type { SQSRecord } from 'aws-lambda';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { publishUnits, type PublishPorts } from '../flows/publish-units.ts';
import { unitKey } from '../flows/unit-key.ts';
import type { Measure } from '../metrics/measure.ts';
import type { MessageQueue } from '../ports.ts';
import { parseUnitMessage } from './parse-unit-message.ts';
import type { UnitRest } from './unit-rest.ts';

type Message = Pick<SQSRecord, 'body'> & { readonly attributes?: { readonly SentTimestamp: string } };

/** Where the work is told of, and what a publisher remembers from one batch to the next. */
export interface PublishWatch {
  readonly measure: Measure;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rest: UnitRest;
  /** Where a unit that rests is sent again. */
  readonly queue: MessageQueue<FeedUnit>;
}

/**
 * Publishes the units of a whole batch at once; the answer throws for a message whose unit failed. While there is much
 * to do, units that were published just now are put off, by a message that stands in the queue before theirs are done.
 */
export async function publishWork(
  records: readonly Message[],
  ports: PublishPorts,
  { measure, now, rest, queue }: PublishWatch,
): Promise<(record: Message) => Promise<void>> {
  const units = [...new Map(records.flatMap(readableUnit).map((unit) => [unitKey(unit), unit])).values()];
  const { due, later } = rest.share(units, records.length, now());
  for (const { seconds, units: resting } of later) {
    await queue.send(resting, seconds);
    rest.notePromise(resting, seconds, now());
  }
  const began = now();
  const failures = await publishUnits(due, ports);
  const failed = new Set(failures.map(({ unit }) => unitKey(unit)));
  rest.noteDone(
    due.filter((unit) => !failed.has(unitKey(unit))),
    began,
    now(),
  );
  const waited = records.map(({ attributes }) => (now() - Number(attributes?.SentTimestamp ?? now())) / 1000);
  measure({
    metrics: [
      { name: 'PublishLag', value: Math.max(0, ...waited), unit: 'Seconds' },
      { name: 'UnitsFailed', value: failures.length, unit: 'Count' },
    ],
  });
  const errors = new Map(failures.map(({ unit, error }) => [unitKey(unit), error]));
  return async ({ body }) => {
    const error = errors.get(unitKey(parseUnitMessage(body)));
    if (error !== undefined) throw error;
  };
}

/** A message that cannot be read fails by itself, later; its neighbours are published. */
function readableUnit({ body }: Message): readonly FeedUnit[] {
  try {
    return [parseUnitMessage(body)];
  } catch {
    return [];
  }
}

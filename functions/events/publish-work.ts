import type { SQSRecord } from 'aws-lambda';
import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { publishUnits, type PublishPorts } from '../flows/publish-units.ts';
import { unitKey } from '../flows/unit-key.ts';
import type { Measure } from '../metrics/measure.ts';
import { parseUnitMessage } from './parse-unit-message.ts';

type Message = Pick<SQSRecord, 'body'> & { readonly attributes?: { readonly SentTimestamp: string } };

/** Publishes the units of a whole batch at once; the answer throws for a message whose unit failed. */
export async function publishWork(
  records: readonly Message[],
  ports: PublishPorts,
  { measure, now }: { readonly measure: Measure; readonly now: () => number },
): Promise<(record: Message) => Promise<void>> {
  const failures = await publishUnits(records.flatMap(readableUnit), ports);
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

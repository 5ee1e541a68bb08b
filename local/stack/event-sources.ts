import type { EventSourceMapping } from '../queues/event-source-mapping.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';

/** A mapping and the function, by name or ARN, that it calls. */
export interface EventSource {
  readonly functionName: string;
  readonly mapping: EventSourceMapping;
}

/** Lambda's own number of pollers of a queue, where the template sets no limit. */
const DEFAULT_CONCURRENCY = 5;

/** The enabled queues of the template that call functions. */
export function eventSourcesOf(stack: ResolvedStack): readonly EventSource[] {
  const queues = new Map(stack.resources('AWS::SQS::Queue').map(({ name, ref }) => [name, ref]));
  const mappings = stack
    .resources('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled);
  return mappings.map(({ logicalId, properties }) => {
    const queueArn = properties.EventSourceArn;
    const queueUrl = queues.get(queueArn.split(':').at(-1) ?? '');
    if (queueUrl === undefined)
      throw new UnsupportedTemplate(`${logicalId}: ${queueArn} is no queue of this template`);
    return {
      functionName: properties.FunctionName,
      mapping: {
        queueUrl,
        queueArn,
        batchSize: properties.BatchSize,
        batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
        concurrency: properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
        reportsFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      },
    };
  });
}

import { readFileSync } from 'node:fs';
import { ENVIRONMENT } from '../functions/environment.ts';
import type { PublishedEndpoints } from '../local/stack/data-directory.ts';
import { useLocalStack } from './local-stack.ts';

/** The URLs of a queue and of what was set aside from it. */
export interface WorkQueue {
  readonly queue: string;
  readonly deadLetters: string;
}

/** The queues of a deployment. */
export interface WorkQueues {
  readonly upload: WorkQueue;
  readonly publish: WorkQueue;
}

/** Where a command works: a local stack that runs, or what `cdk deploy --outputs-file FILE` wrote. */
export interface Place {
  readonly dataDir: string;
  readonly outputs?: string | undefined;
}

/** Sets the environment to that of a deployment, and tells its queues. Throws when an output is missing. */
export function useWorkQueues({ dataDir, outputs }: Place): WorkQueues {
  const queues = outputs === undefined ? localQueues(useLocalStack(dataDir)) : deployedQueues(outputs);
  process.env[ENVIRONMENT.uploadQueueUrl] = queues.upload.queue;
  process.env[ENVIRONMENT.publishQueueUrl] = queues.publish.queue;
  return queues;
}

function localQueues({ sqs, queues }: PublishedEndpoints): WorkQueues {
  process.env['AWS_ENDPOINT_URL_SQS'] = sqs;
  return queues;
}

function deployedQueues(file: string): WorkQueues {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const outputs = new Map<string, unknown>(
    Object.values(json ?? {}).flatMap((stack) => Object.entries(stack ?? {})),
  );
  const text = (name: string): string => {
    const value = outputs.get(name);
    if (typeof value !== 'string') throw new Error(`${file} has no output ${name}`);
    return value;
  };
  process.env[ENVIRONMENT.table] = text('TableName');
  return {
    upload: { queue: text('UploadQueue'), deadLetters: text('UploadDeadLetters') },
    publish: { queue: text('PublishQueue'), deadLetters: text('PublishDeadLetters') },
  };
}

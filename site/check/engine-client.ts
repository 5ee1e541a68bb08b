import type { Answered, Asked, RequestName, Requests } from './engine/requests.ts';

/** The engine in its worker, as the page speaks to it. */
export interface EngineClient {
  ask<Name extends RequestName>(name: Name, ask: Requests[Name]['ask']): Promise<Requests[Name]['answer']>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (problem: Error) => void;
}

/** Speaks to a worker of the engine; an answer is rejected where the engine could not give one. */
export function engineClient(worker: Worker): EngineClient {
  const waiting = new Map<number, Waiting>();
  let number = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const { resolve, reject } = waiting.get(data.number) ?? {};
    waiting.delete(data.number);
    if ('problem' in data) reject?.(new Error(data.problem));
    // The worker answers each name with what belongs to it.
    else resolve?.(data.answer as never);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  });
  return {
    ask: (name, ask) =>
      new Promise((resolve, reject) => {
        number += 1;
        waiting.set(number, { resolve, reject });
        worker.postMessage({ number, name, ask } satisfies Asked);
      }),
  };
}

import { ExecutionEnvironment } from './execution-environment.ts';
import type { InvocationResult, Invoker, LambdaFunction } from './lambda-function.ts';

/** An environment that nobody needed for so long is given up. */
const IDLE_MILLISECONDS = 5 * 60_000;
const MAX_REQUEST_BYTES = 6 * 1024 ** 2;

interface Idle {
  readonly environment: ExecutionEnvironment;
  readonly reaper: NodeJS.Timeout;
}

/** All environments of one function: warm ones are used again, new ones start when none is free. */
export class FunctionPool implements Invoker {
  readonly lambda: LambdaFunction;
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #idle: Idle[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #isStopped = false;

  constructor(lambda: LambdaFunction) {
    this.lambda = lambda;
  }

  async invoke(event: unknown): Promise<InvocationResult> {
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > MAX_REQUEST_BYTES) {
      return {
        ok: false,
        error: { errorType: 'RequestTooLargeException', errorMessage: 'Request must be smaller than 6 MB' },
      };
    }
    await this.#enter();
    try {
      const environment = await this.#take();
      const result = await environment.invoke(payload);
      this.#putBack(environment);
      return result;
    } finally {
      this.#leave();
    }
  }

  /** Kills one of the processes at work, as its machine might; `draw` chooses below a number. False: none is. */
  killOne(draw: (below: number) => number): boolean {
    const working = [...this.#all].filter(
      (environment) => environment.isAlive && !this.#idle.some((idle) => idle.environment === environment),
    );
    const victim = working[draw(Math.max(1, working.length))];
    victim?.kill();
    return victim !== undefined;
  }

  /** Kills every process of the function. */
  stop(): void {
    this.#isStopped = true;
    for (const environment of this.#all) environment.stop();
  }

  async #enter(): Promise<void> {
    if (this.#busy >= this.lambda.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy += 1;
  }

  /** The next in line takes over the place. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }

  async #take(): Promise<ExecutionEnvironment> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      clearTimeout(idle.reaper);
      if (idle.environment.isAlive) return idle.environment;
      this.#all.delete(idle.environment);
    }
    const environment = await ExecutionEnvironment.start(this.lambda);
    this.#all.add(environment);
    if (this.#isStopped) environment.stop();
    return environment;
  }

  #putBack(environment: ExecutionEnvironment): void {
    if (!environment.isAlive) {
      this.#all.delete(environment);
      return;
    }
    const reaper = setTimeout(() => environment.stop(), IDLE_MILLISECONDS);
    this.#idle.push({ environment, reaper: reaper.unref() });
  }
}

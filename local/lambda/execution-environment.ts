import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InvocationResult, LambdaFunction } from './lambda-function.ts';
import { RuntimeApi } from './runtime-api.ts';

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

/** A process that runs a function, one event at a time, until it breaks or is stopped. */
export class ExecutionEnvironment {
  readonly #lambda: LambdaFunction;
  readonly #api: RuntimeApi;
  readonly #process: ChildProcess;
  #isAlive = true;

  static async start(lambda: LambdaFunction): Promise<ExecutionEnvironment> {
    return new ExecutionEnvironment(lambda, await RuntimeApi.start());
  }

  private constructor(lambda: LambdaFunction, api: RuntimeApi) {
    this.#lambda = lambda;
    this.#api = api;
    const log = openSync(lambda.logFile, 'a');
    this.#process = spawn(process.execPath, [`--max-old-space-size=${lambda.memoryMegabytes}`, BOOTSTRAP], {
      cwd: lambda.codeFolder,
      env: processEnvironment(lambda, api.address),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#process.once('error', (error) => this.#break('Runtime.ExitError', error.message));
    this.#process.once('exit', (code, signal) => this.#break('Runtime.ExitError', exitMessage(code, signal)));
  }

  /** False once the process has ended, for whatever reason. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Runs one event; a process that takes longer than its timeout is killed. */
  async invoke(event: string): Promise<InvocationResult> {
    const { arn, timeoutSeconds } = this.#lambda;
    const deadline = Date.now() + timeoutSeconds * 1000;
    const timer = setTimeout(() => this.#timeOut(), timeoutSeconds * 1000);
    const result = await this.#api.invoke({ requestId: randomUUID(), functionArn: arn, deadline, event });
    clearTimeout(timer);
    return result;
  }

  /** SIGKILL from outside: what was under way is noticed as a process that exited. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  stop(): void {
    this.#break('Runtime.ExitError', 'stopped');
  }

  #timeOut(): void {
    this.#break('Sandbox.Timedout', `Task timed out after ${this.#lambda.timeoutSeconds.toFixed(2)} seconds`);
  }

  #break(errorType: string, errorMessage: string): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#process.kill('SIGKILL');
    this.#api.fail({ errorType, errorMessage });
    void this.#api.close();
  }
}

/** What Lambda sets, and what the template says; nothing of the environment that this program runs in. */
function processEnvironment(lambda: LambdaFunction, runtimeApi: string): NodeJS.ProcessEnv {
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    AWS_REGION: lambda.region,
    AWS_DEFAULT_REGION: lambda.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `local/${randomUUID()}`,
    ...lambda.environment,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: lambda.codeFolder,
    _HANDLER: lambda.handler,
    LOCAL_PARENT_PID: String(process.pid),
  };
}

function exitMessage(code: number | null, signal: NodeJS.Signals | null): string {
  return `RequestId Error: Runtime exited with error: ${signal === null ? `exit status ${code}` : `signal: ${signal}`}`;
}

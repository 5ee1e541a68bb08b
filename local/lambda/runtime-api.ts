import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Listening } from '../listen.ts';
import type { FunctionError, InvocationResult } from './lambda-function.ts';

/** One event on its way through a process. */
export interface Invocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** JSON */
  readonly event: string;
}

interface Pending extends Invocation {
  readonly settle: (result: InvocationResult) => void;
}

const PREFIX = '/2018-06-01/runtime';
const MAX_RESPONSE_BYTES = 6 * 1024 ** 2;

/**
 * The HTTP interface by which Lambda talks with the process of one execution environment.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  readonly #server: Listening;
  #waiting: ServerResponse | undefined;
  #queued: Pending | undefined;
  #running: Pending | undefined;
  #broken: FunctionError | undefined;

  static async start(): Promise<RuntimeApi> {
    const holder: { api?: RuntimeApi } = {};
    const server = createServer((request, response) => void holder.api?.answer(request, response));
    const api = new RuntimeApi(await listen(server));
    holder.api = api;
    return api;
  }

  private constructor(server: Listening) {
    this.#server = server;
  }

  /** `127.0.0.1:PORT`, the value of AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return this.#server.url.replace('http://', '');
  }

  /** Gives an event to the process, at once or when it asks; one at a time. */
  async invoke(invocation: Invocation): Promise<InvocationResult> {
    return new Promise((settle) => {
      this.#queued = { ...invocation, settle };
      if (this.#broken) this.fail(this.#broken);
      else this.#handOver();
    });
  }

  /** Ends what is under way, and everything that comes later, with this error: the process is no more. */
  fail(error: FunctionError): void {
    this.#broken ??= error;
    this.#settle({ ok: false, error: this.#broken });
  }

  async close(): Promise<void> {
    await this.#server.close();
  }

  /** Answers one request of the process. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace(PREFIX, '') ?? '';
    if (path === '/invocation/next') {
      this.#waiting = response;
      this.#handOver();
      return;
    }
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    response.writeHead(202).end();
    if (path === '/init/error') this.fail(readError(body));
    else if (path === `/invocation/${this.#running?.requestId}/response`) this.#settle(readResponse(body));
    else if (path === `/invocation/${this.#running?.requestId}/error`)
      this.#settle({ ok: false, error: readError(body) });
  }

  #handOver(): void {
    if (!this.#waiting || !this.#queued) return;
    this.#running = this.#queued;
    this.#queued = undefined;
    this.#waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': this.#running.requestId,
      'lambda-runtime-deadline-ms': String(this.#running.deadline),
      'lambda-runtime-invoked-function-arn': this.#running.functionArn,
    });
    this.#waiting.end(this.#running.event);
    this.#waiting = undefined;
  }

  #settle(result: InvocationResult): void {
    const pending = this.#running ?? this.#queued;
    this.#running = undefined;
    this.#queued = undefined;
    pending?.settle(result);
  }
}

function readResponse(payload: string): InvocationResult {
  if (Buffer.byteLength(payload) <= MAX_RESPONSE_BYTES) return { ok: true, payload };
  const errorMessage = `Response payload size exceeded the maximum allowed size of ${MAX_RESPONSE_BYTES} bytes.`;
  return { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}

/** What another runtime sends may be of another shape. */
function readError(body: string): FunctionError {
  try {
    const error: Partial<FunctionError> = JSON.parse(body);
    return { errorType: error.errorType ?? 'Error', errorMessage: error.errorMessage ?? '' };
  } catch {
    return { errorType: 'Error', errorMessage: body };
  }
}

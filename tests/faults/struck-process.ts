import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { type AwsCall, errorOf, hits, type Strike } from './strike.ts';

/** How the work of a process ended. */
export type Ending<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'killed' };

type Send = (this: object, command: object, ...rest: unknown[]) => Promise<unknown>;

const processes = new AsyncLocalStorage<StruckProcess>();

/** All clients have their `send` from one place. */
interface ClientPrototype {
  send: Send;
}

/**
 * One process as far as AWS can tell: its calls over all SDK clients are numbered, and one strike of fate hits them.
 * A process that is killed makes no more calls and hears no more answers; what was under way takes effect unseen.
 */
export class StruckProcess {
  readonly #strike: Strike | undefined;
  readonly #before: ((call: AwsCall, number: number) => Promise<void>) | undefined;
  readonly calls: AwsCall[] = [];
  /** Whether the strike has hit anything. */
  wasStruck = false;
  #isDead = false;
  #die: () => void = () => undefined;

  /** `before` happens before each call, as somebody else's doing. */
  constructor(strike?: Strike, before?: (call: AwsCall, number: number) => Promise<void>) {
    this.#strike = strike;
    this.#before = before;
  }

  /** Runs work as this process. */
  async run<Result>(work: () => Promise<Result>): Promise<Ending<Result>> {
    const death = new Promise<Ending<Result>>((resolve) => {
      this.#die = () => resolve({ kind: 'killed' });
    });
    const life = processes.run(this, work).then(
      (result): Ending<Result> => ({ kind: 'done', result }),
      (error: unknown): Ending<Result> => ({ kind: 'failed', error }),
    );
    return Promise.race([life, death]);
  }

  kill(): void {
    this.#isDead = true;
    this.#die();
  }

  /** Lets one call through, or not. */
  async pass(call: AwsCall, send: () => Promise<unknown>): Promise<unknown> {
    if (this.#isDead) return forever();
    this.calls.push(call);
    const number = this.calls.length;
    if (this.#before) await processes.exit(() => this.#before?.(call, number));
    const strike = this.#strike;
    if (strike === undefined || !hits(strike, number) || !applies(strike, call)) return this.#heard(send());
    this.wasStruck = true;
    return this.#struck(strike, call, send);
  }

  async #struck({ kind }: Strike, call: AwsCall, send: () => Promise<unknown>): Promise<unknown> {
    if (kind === 'killed before') this.kill();
    if (this.#isDead) return forever();
    const takesEffect = kind.startsWith('lost') || kind === 'killed after';
    if (takesEffect) letGo(await send().catch(() => undefined));
    if (kind === 'killed after') this.kill();
    if (this.#isDead) return forever();
    if (kind === 'lost, and sent again by the client') return this.#heard(send());
    throw errorOf(kind, call);
  }

  /** An answer, which the dead do not hear. */
  async #heard(answer: Promise<unknown>): Promise<unknown> {
    const settled = await answer.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (this.#isDead) {
      if ('value' in settled) letGo(settled.value);
      return forever();
    }
    if ('error' in settled) throw settled.error;
    return settled.value;
  }
}

/** Only S3 knows conflicts of that kind, and only where a write has a condition. */
function applies({ kind }: Strike, { service, input }: AwsCall): boolean {
  return kind !== 'conflict' || (service === 'S3' && ('IfMatch' in input || 'IfNoneMatch' in input));
}

/**
 * Closes the body of an answer that nobody hears, as the end of a process and the loss of a connection do: each one
 * left open would hold one of the fifty connections that a client has.
 */
function letGo(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('Body' in answer)) return;
  if (answer.Body instanceof Readable) answer.Body.destroy();
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

wrapClients();

/** Calls of code that runs in no such process go through untouched. */
function wrapClients(): void {
  const prototype = Object.getPrototypeOf(S3Client.prototype) as ClientPrototype; // the class that all clients extend
  const original = prototype.send;
  prototype.send = function send(command, ...rest) {
    const inside = processes.getStore();
    const through = () => original.call(this, command, ...rest);
    return inside === undefined ? through() : inside.pass(callOf(this, command), through);
  };
}

function callOf(client: object, command: object): AwsCall {
  return {
    service: client.constructor.name.replace(/Client$/, ''),
    operation: command.constructor.name.replace(/Command$/, ''),
    input: 'input' in command && typeof command.input === 'object' ? { ...command.input } : {},
  };
}

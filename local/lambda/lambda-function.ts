/** A function of the template, with everything that running it takes. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  /** The folder with its code, as it would be unpacked on Lambda. */
  readonly codeFolder: string;
  /** `index.handler`: the module and what it exports. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** The only environment that its processes see, besides what Lambda itself sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Most processes at a time; more invocations wait. */
  readonly concurrency: number;
  /** Where its output goes. */
  readonly logFile: string;
}

/** A function that can be called. */
export interface Invoker {
  readonly lambda: Pick<LambdaFunction, 'name' | 'region'>;
  /** Runs one event and waits for its end; never rejects for what the function did. */
  invoke(event: unknown): Promise<InvocationResult>;
}

/** How an invocation ended. */
export type InvocationResult =
  | { readonly ok: true /** JSON */; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError };

/** What went wrong in a function, in Lambda's own words. */
export interface FunctionError {
  /** `Sandbox.Timedout`, `Runtime.ExitError`, or the class of what the handler threw. */
  readonly errorType: string;
  readonly errorMessage: string;
}

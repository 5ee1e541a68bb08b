/** What goes wrong with one call to AWS. `lost` kinds took effect, and nobody heard of it. */
export const STRIKE_KINDS = [
  'throttle',
  'throttled for long',
  'server error',
  'timeout',
  'conflict',
  'lost, and sent again by the client',
  'lost, and given up',
  'killed before',
  'killed after',
] as const;

export type StrikeKind = (typeof STRIKE_KINDS)[number];

/** One thing that goes wrong: with the call of this number, counted from 1 over all clients of a process. */
export interface Strike {
  readonly call: number;
  readonly kind: StrikeKind;
}

/** A call as it leaves a client. */
export interface AwsCall {
  /** `S3`, `DynamoDB`, `SQS`. */
  readonly service: string;
  /** `PutObject` */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Calls in a row that are refused in a long throttling: more than the code is ready to try. */
const LONG = 20;

/** Whether a strike hits the call of that number. */
export function hits({ call, kind }: Strike, number: number): boolean {
  return kind === 'throttled for long' ? number >= call && number < call + LONG : number === call;
}

/** The error by which AWS tells of it, with the name and the status that it really has. */
export function errorOf(kind: StrikeKind, { service }: AwsCall): Error {
  if (kind === 'throttle' || kind === 'throttled for long') return throttling(service);
  if (kind === 'server error') return awsError('UnknownError', 500);
  if (kind === 'conflict') return awsError('ConditionalRequestConflict', 409);
  if (kind === 'lost, and given up')
    return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  return awsError('TimeoutError');
}

function throttling(service: string): Error {
  if (service === 'S3') return awsError('SlowDown', 503);
  if (service === 'DynamoDB') return awsError('ProvisionedThroughputExceededException', 400);
  return awsError('ThrottlingException', 429);
}

function awsError(name: string, httpStatusCode?: number): Error {
  return Object.assign(new Error(`${name} (injected)`), { name, $metadata: { httpStatusCode } });
}

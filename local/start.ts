import { join, resolve } from 'node:path';
import { startIssuer } from './issuer/start-issuer.ts';
import { isPortTaken } from './listen.ts';
import { parseOptions, type StartOptions, USAGE, UsageError } from './options.ts';
import { runSamples } from './samples/run-samples.ts';
import { bootStack, type RunningStack } from './stack/boot-stack.ts';
import { DataDirectory, type PublishedEndpoints } from './stack/data-directory.ts';
import { synthesize } from './synthesize.ts';
import { readCloudAssembly } from './template/cloud-assembly.ts';

const ROOT = resolve(import.meta.dirname, '..');
const REGION = 'us-east-1';
/** Values of the parameters that every deployment has to decide for itself. */
const PARAMETERS = {
  Licence: 'LicenseRef-local-demonstration',
  PublisherName: '本机演示 (local demonstration)',
};

/** How far behind the public origin's port the issuer's is; the services have those between. */
const ISSUER_PORT = 4;

process.exit(await main(process.argv.slice(2)));

/** Runs the command and gives its exit code: 0 fine, 1 not, 2 usage. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help) say(USAGE);
    return options.help ? 0 : await start(options);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    console.error(`gongkai: ${messageOf(error)}${isUsage ? `\n\n${USAGE}` : ''}`);
    return isUsage ? 2 : 1;
  }
}

async function start(options: StartOptions): Promise<number> {
  // Being stopped before the samples are through is no success.
  const stopped = untilStopped(options.once ? 1 : 0);
  const data = new DataDirectory(options.dataDir);
  try {
    return await Promise.race([run(options, data, stopped), stopped]);
  } finally {
    data.close();
  }
}

async function run(options: StartOptions, data: DataDirectory, stopped: Promise<number>): Promise<number> {
  const issuer = await startIssuer(data.folder, options.port === 0 ? 0 : options.port + ISSUER_PORT);
  try {
    return await runWith(issuer.url, { options, data, stopped });
  } finally {
    await issuer.close();
  }
}

interface Run {
  readonly options: StartOptions;
  readonly data: DataDirectory;
  readonly stopped: Promise<number>;
}

async function runWith(issuer: string, { options, data, stopped }: Run): Promise<number> {
  const settings = settingsOf(options, data);
  const stack = await boot({ options, data, settings }, issuer);
  try {
    const endpoints = { ...publishedEndpoints(stack, data, settings), issuer };
    const isAsExpected = !options.samples || (await samples(stack, data, options.once));
    data.publishEndpoints(endpoints);
    sayAddresses(endpoints, data.folder);
    say(`ready ${stack.url}`);
    return options.once ? Number(!isAsExpected) : await stopped;
  } finally {
    await stack.close();
  }
}

/** What this start decides for itself. */
interface Settings {
  readonly licence: string;
  /** Empty: no filing waits for a reviewer. */
  readonly reviewSince: string;
}

function settingsOf({ licence, review, samples: wanted }: StartOptions, data: DataDirectory): Settings {
  if (review && wanted && data.samples.read()?.complete !== true)
    throw new UsageError('--review needs --no-samples, or a data directory that has its samples already');
  return { licence: licence ?? PARAMETERS.Licence, reviewSince: review ? data.reviewSince() : '' };
}

async function boot(
  { options: { port, apiPort }, data, settings }: Omit<Run, 'stopped'> & { readonly settings: Settings },
  issuer: string,
): Promise<RunningStack> {
  const assembly = readCloudAssembly(await synthesize(ROOT));
  const { env: environment } = process;
  const options = {
    folder: data.folder,
    port,
    apiPort,
    region: REGION,
    operator: data.operator(),
    parameters: {
      ...PARAMETERS,
      Licence: settings.licence,
      ReviewSince: settings.reviewSince,
      Issuer: issuer,
      PublisherUrl: `http://127.0.0.1:${port}`,
      ...(apiPort !== undefined && { ApiUrl: `http://127.0.0.1:${apiPort}` }),
    },
    environment,
  };
  return bootStack(assembly, options).catch((error: unknown) => {
    if (!isPortTaken(error)) throw error;
    throw new Error(`port ${port} is in use; choose another one with --port`, { cause: error });
  });
}

async function samples(stack: RunningStack, data: DataDirectory, waitForAll: boolean): Promise<boolean> {
  const { s3 } = stack.endpoints;
  const target = {
    folder: join(ROOT, 'data-samples'),
    s3,
    uploadBucket: output(stack, 'UploadBucket'),
    origin: stack.url,
  };
  const isAsExpected = await runSamples(target, { progress: data.samples, waitForAll, say });
  await release(stack);
  return isAsExpected;
}

/** So that a fresh clone has one; nothing comes of it when the newest release has the same state. */
async function release(stack: RunningStack): Promise<void> {
  const result = await stack.invoke(output(stack, 'ReleaseFunction'), {});
  if (!result.ok) throw new Error(`no release could be cut: ${result.error.errorMessage}`);
  say(`Release: ${stack.url}/feeds/v1/releases/index.json`);
}

function publishedEndpoints(
  stack: RunningStack,
  data: DataDirectory,
  settings: Settings,
): Omit<PublishedEndpoints, 'issuer'> {
  return {
    http: stack.url,
    api: stack.apiUrl,
    s3: stack.endpoints.s3Url,
    dynamodb: stack.endpoints.dynamoDbUrl,
    region: stack.endpoints.region,
    ...data.operator(),
    uploadBucket: output(stack, 'UploadBucket'),
    feedBucket: output(stack, 'FeedBucket'),
    receiptBucket: output(stack, 'ReceiptBucket'),
    sqs: stack.endpoints.sqsUrl,
    queues: {
      upload: { queue: output(stack, 'UploadQueue'), deadLetters: output(stack, 'UploadDeadLetters') },
      publish: { queue: output(stack, 'PublishQueue'), deadLetters: output(stack, 'PublishDeadLetters') },
    },
    table: output(stack, 'TableName'),
    kms: stack.endpoints.kmsUrl,
    signingKey: output(stack, 'ReleaseKeyArn'),
    publisher: PARAMETERS.PublisherName,
    ...settings,
  };
}

function output({ outputs }: RunningStack, name: string): string {
  const value = outputs.get(name);
  if (value === undefined) throw new Error(`the template has no output ${name}`);
  return value;
}

function sayAddresses(
  { http, api, s3, uploadBucket, accessKeyId, secretAccessKey, region }: PublishedEndpoints,
  folder: string,
): void {
  say(`
Site      ${http}/
Feeds     ${http}/feeds/v1/index.json
API       ${api}/api/v1/reports?year=2021&region=419001
Data      ${folder}   (logs/ has what the functions print)
Token     npm run -s token -- --role sender --org 419001-gov-office
Upload    AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_DEFAULT_REGION=${region} \\
          aws --endpoint-url ${s3} s3 cp FILE.csv s3://${uploadBucket}/incoming/annual-reports/{org_id}/
`);
}

function untilStopped(exitCode: number): Promise<number> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(exitCode));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(line: string): void {
  console.log(line);
}

// Runs a handler as Lambda's own Node.js runtime does: in a process of its own, which gets its events over the Runtime
// API. Plain JavaScript that loads nothing, because every cold start pays for it.
import { readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const env = process.env;
const [hostname, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');
const handlerName = env['_HANDLER'];
const agent = new Agent({ keepAlive: true });
const parent = Number(env.LOCAL_PARENT_PID);
delete env.LOCAL_PARENT_PID;

endWithParent();
const handler = await loadHandler().catch(async (error) => {
  await call('POST', '/init/error', describe(error));
  process.exit(1);
});
for (;;) await handleNext();

/** A killed parent can't stop its children; a thread notices also when the handler never yields. */
function endWithParent() {
  const watch = `setInterval(() => process.ppid === ${parent} || process.kill(process.pid, 'SIGKILL'), 250)`;
  new Worker(watch, { eval: true }).unref();
}

async function loadHandler() {
  const [module, ...path] = handlerName.split('.');
  const file = readdirSync(env.LAMBDA_TASK_ROOT).find((name) =>
    ['js', 'mjs', 'cjs'].some((end) => name === `${module}.${end}`),
  );
  if (!file) throw named('Runtime.ImportModuleError', `Cannot find module '${module}'`);
  const exported = await import(pathToFileURL(join(env.LAMBDA_TASK_ROOT, file)).href);
  const found = path.reduce((value, name) => value?.[name] ?? value?.default?.[name], exported);
  if (typeof found !== 'function')
    throw named('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  return found;
}

async function handleNext() {
  const { headers, body } = await call('GET', '/invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  const settled = await settle(JSON.parse(body), contextOf(headers));
  await call(
    'POST',
    `/invocation/${id}/${settled.error ? 'error' : 'response'}`,
    settled.error ?? settled.result,
  );
}

async function settle(event, context) {
  try {
    return { result: JSON.stringify(await run(event, context)) ?? 'null' };
  } catch (error) {
    console.error(error);
    return { error: describe(error) };
  }
}

/** A handler with three parameters may call back instead of returning a promise. */
function run(event, context) {
  if (handler.length < 3) return handler(event, context);
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) => (error ? reject(error) : resolve(result)));
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
  });
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: `/2018-06-01/runtime${path}`, agent }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(pieces).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
}

function describe(error) {
  const isError = error instanceof Error;
  const errorType = isError ? error.name : typeof error;
  const trace = isError ? String(error.stack).split('\n') : [];
  return JSON.stringify({ errorType, errorMessage: isError ? error.message : String(error), trace });
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

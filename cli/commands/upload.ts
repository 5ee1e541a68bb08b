import { basename } from 'node:path';
import { ORG_ID } from '../../core/datasets/organisation.ts';
import type { Receipt } from '../../core/findings/receipt.ts';
import { visibleText } from '../../core/findings/visible-text.ts';
import { DATASETS, parseUploadKey } from '../../core/index.ts';
import { receiptCsv } from '../../core/publish/receipt-csv.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import { awaitReceipt } from '../adapters/await-receipt.ts';
import { readEndpoints } from '../adapters/read-endpoints.ts';
import type { UploadPlace } from '../adapters/send-file.ts';
import { UsageError } from '../command-error.ts';
import type { Call, Command, OptionDeclarations } from '../command.ts';
import { drawReceipt } from '../draw/draw-receipt.ts';
import { drawingOfReceipt } from '../draw/drawing-for.ts';
import { EXIT, worstOf, type ExitCode } from '../exit-code.ts';
import { readFile } from '../files/read-file.ts';
import { receiptsJson } from '../receipts-json.ts';
import { tellError } from '../tell-error.ts';

const OPTIONS = {
  endpoints: { type: 'text', valueName: 'FILE|DIR', about: 'option-endpoints' },
  s3: { type: 'text', valueName: 'URL', about: 'option-s3' },
  bucket: { type: 'text', valueName: 'NAME', about: 'option-bucket' },
  http: { type: 'text', valueName: 'URL', about: 'option-http' },
  dataset: { type: 'choice', values: DATASETS, default: 'annual-reports', about: 'option-dataset' },
  sender: { type: 'text', valueName: 'ORG', about: 'option-sender' },
  wait: { type: 'text', valueName: 'SECONDS', default: '120', about: 'option-wait' },
  format: { type: 'choice', values: ['text', 'json', 'csv'], default: 'text', about: 'option-format' },
  'fail-on': { type: 'choice', values: ['error', 'warning'], default: 'error', about: 'option-fail-on' },
} as const satisfies OptionDeclarations;

type UploadCall = Call<typeof OPTIONS>;

/** Uploads files one after another, waits for each receipt and shows it. */
export const UPLOAD: Command<typeof OPTIONS> = {
  name: 'upload',
  about: 'upload-about',
  usage: 'FILE… --endpoints DIR | --bucket NAME [--s3 URL] [--http URL]',
  least: 1,
  most: Infinity,
  options: OPTIONS,
  run,
};

async function run(call: UploadCall): Promise<ExitCode> {
  const { options, given, terminal, language } = call;
  const way = await findWay(call);
  const seconds = secondsOf(options.wait);
  const keys = given.map((path) => keyOf(path, options));
  const receipts: Receipt[] = [];
  const codes: ExitCode[] = [];
  for (const [index, path] of given.entries()) {
    try {
      const receipt = await uploadOne({ path, key: keys[index] ?? '', way, seconds }, call);
      if (receipt) receipts.push(receipt);
      codes.push(receipt ? exitCodeOf(receipt, options['fail-on']) : waitedFor(seconds, way));
    } catch (error) {
      codes.push(tellError(error, terminal, language));
    }
  }
  if (options.format === 'json') terminal.out(receiptsJson(receipts, given.length));
  if (options.format === 'csv') terminal.out(receiptCsv(receipts));
  return worstOf(codes);
}

/** Where to put files, and whom to ask for receipts. */
interface Way {
  readonly place: UploadPlace;
  readonly http: string | undefined;
}

async function findWay({ options, terminal }: UploadCall): Promise<Way> {
  if (options.endpoints === undefined) {
    if (options.bucket === undefined) throw new UsageError('no-bucket');
    return { place: { bucket: options.bucket, s3: options.s3 }, http: options.http };
  }
  const { http, s3, region, uploadBucket, ...credentials } = await readEndpoints(options.endpoints, terminal);
  const place = { bucket: options.bucket ?? uploadBucket, s3: options.s3 ?? s3, region, credentials };
  return { place, http: options.http ?? http };
}

function secondsOf(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(seconds)) throw new UsageError('not-seconds', { name: '--wait' });
  return seconds;
}

/** The key under which a file goes; all are made before anything is sent. */
function keyOf(path: string, { dataset, sender }: UploadCall['options']): string {
  if (sender !== undefined && !ORG_ID.test(sender)) throw new UsageError('org-malformed', { value: sender });
  const folder = sender === undefined ? dataset : `${dataset}/${sender}`;
  const key = `incoming/${folder}/${basename(path)}`;
  if (path === '-' || parseUploadKey(key) === undefined)
    throw new UsageError('name-not-allowed', { value: basename(path) });
  return key;
}

interface OneUpload {
  readonly path: string;
  readonly key: string;
  readonly way: Way;
  readonly seconds: number;
}

/** Sends a file and waits; undefined when there is no receipt yet, or nobody to ask. */
async function uploadOne(
  { path, key, way, seconds }: OneUpload,
  call: UploadCall,
): Promise<Receipt | undefined> {
  const { terminal, options, say } = call;
  // The SDK takes longer to load than any other command takes to run.
  const { sendFile } = await import('../adapters/send-file.ts');
  const versionId = await sendFile(await readFile(path, terminal), key, way.place);
  const id = receiptIdOf({ key, versionId });
  terminal.err(`${say('uploaded', { key: visibleText(key) })}\n${say('receipt-number', { id })}\n`);
  if (way.http === undefined) {
    terminal.err(`${say('no-receipt-address')}\n`);
    return undefined;
  }
  const address = `${way.http.replace(/\/+$/, '')}/api/v1/receipts/${id}`;
  if (seconds === 0) {
    terminal.err(`${say('receipt-later', { address })}\n`);
    return undefined;
  }
  const receipt = await awaitReceipt(address, seconds);
  if (receipt === undefined) terminal.err(`${say('no-receipt-yet', { seconds, address })}\n`);
  else if (options.format === 'text') terminal.out(`${textOf(receipt, call)}\n`);
  return receipt;
}

function textOf(receipt: Receipt, { terminal, language }: UploadCall): string {
  return drawReceipt(receipt, drawingOfReceipt(receipt, terminal, language));
}

function exitCodeOf({ status, counts }: Receipt, failOn: 'error' | 'warning'): ExitCode {
  const isFine = ['accepted', 'accepted-with-warnings', 'duplicate', 'superseded'].includes(status);
  if (!isFine) return EXIT.error;
  return failOn === 'warning' && counts.warning > 0 ? EXIT.error : EXIT.fine;
}

/** Not waiting was asked for; waiting in vain was not. */
function waitedFor(seconds: number, { http }: Way): ExitCode {
  return seconds === 0 || http === undefined ? EXIT.fine : EXIT.error;
}

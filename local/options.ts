import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  /** Of an address of its own for the API; undefined: it answers at the public one alone. */
  readonly apiPort: number | undefined;
  readonly dataDir: string;
  readonly samples: boolean;
  readonly once: boolean;
  /** Whether filings wait for a reviewer, from the first start on that wants it. */
  readonly review: boolean;
  /** Of what is published; the local demonstration's where none is named. */
  readonly licence: string | undefined;
  readonly help: boolean;
}

/** An option that is not one, or a value that is none. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `npm start -- [options]: gongkai on this computer, from the template that would be deployed

  --port N        port of the one public origin (default 8787; 0: any free one)
  --api-port N    the pages ask the API at this port, an address of its own as it may have when deployed
  --data-dir DIR  where everything is kept (default .gongkai/)
  --no-samples    do not upload data-samples/, also not into an empty data directory
  --once          end after the samples; 0 only if every receipt and feed is as expected
  --review        filings wait for a reviewer, from the first start with it on; with --no-samples, or
                  on a data directory that has its samples
  --licence ID    licence of the published data, an SPDX id or a URL
  --help          this text
`;

/** Reads the command line; throws a UsageError for what it does not know. */
export function parseOptions(args: readonly string[]): StartOptions {
  const { port, 'api-port': apiPort, 'data-dir': dataDir, 'no-samples': noSamples, ...rest } = parse(args);
  const { once, help, review, licence } = rest;
  const ports = {
    port: portOf('--port', port),
    apiPort: apiPort === undefined ? undefined : portOf('--api-port', apiPort),
  };
  if (ports.apiPort === 0 || (ports.apiPort !== undefined && ports.port === 0))
    throw new UsageError('--api-port needs numbers that are known before: no 0, for itself or for --port');
  if (dataDir === '') throw new UsageError('--data-dir needs the name of a folder');
  if (once && noSamples) throw new UsageError('--once has nothing to do with --no-samples');
  if (licence === '') throw new UsageError('--licence needs an SPDX id or a URL');
  return { ...ports, dataDir, samples: !noSamples, once, help, review, licence };
}

function portOf(option: string, text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535)
    throw new UsageError(`${option} ${text}: a number from 0 to 65535 is needed`);
  return number;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        'api-port': { type: 'string' },
        'data-dir': { type: 'string', default: '.gongkai' },
        'no-samples': { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        review: { type: 'boolean', default: false },
        licence: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly samples: boolean;
  readonly once: boolean;
  readonly help: boolean;
}

/** An option that is not one, or a value that is none. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `npm start -- [options]: gongkai on this computer, from the template that would be deployed

  --port N        port of the one public origin (default 8787; 0: any free one)
  --data-dir DIR  where everything is kept (default .gongkai/)
  --no-samples    do not upload data-samples/, also not into an empty data directory
  --once          end after the samples; 0 only if every receipt and feed is as expected
  --help          this text
`;

/** Reads the command line; throws a UsageError for what it does not know. */
export function parseOptions(args: readonly string[]): StartOptions {
  const { port, 'data-dir': dataDir, 'no-samples': noSamples, once, help } = parse(args);
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number > 65_535)
    throw new UsageError(`--port ${port}: a number from 0 to 65535 is needed`);
  if (dataDir === '') throw new UsageError('--data-dir needs the name of a folder');
  if (once && noSamples) throw new UsageError('--once has nothing to do with --no-samples');
  return { port: number, dataDir, samples: !noSamples, once, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        'data-dir': { type: 'string', default: '.gongkai' },
        'no-samples': { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

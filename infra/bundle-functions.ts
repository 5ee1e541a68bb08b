import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** The functions that deploy, in the order of the flow; each is one file in `functions/handlers/`. */
export const FUNCTION_NAMES = [
  'intake',
  'publish',
  'release',
  'sweep',
  'query',
  'door',
  'decide',
  'site',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Where the sources are and where the bundles go; both absolute. */
export interface BundleFolders {
  readonly handlers: string;
  readonly out: string;
}

const ROOT = resolve(import.meta.dirname, '..');

/** The folders of this repository. */
export const BUNDLE_FOLDERS: BundleFolders = {
  handlers: join(ROOT, 'functions', 'handlers'),
  out: join(ROOT, 'dist', 'functions'),
};

// CommonJS packages inside an ESM bundle call `require`, which an ES module does not have.
const REQUIRE_BANNER = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/** What esbuild says of each bundle: which sources went in, which files came out. */
export type BundleAccounts = Readonly<Record<FunctionName, Metafile>>;

/**
 * Bundles each function into `{out}/{name}/index.mjs`, the SDK inside, the source map beside it. What a function
 * imports late lies in files of its own and is not even parsed before. Equal sources give equal bytes.
 */
export async function bundleFunctions(folders: BundleFolders = BUNDLE_FOLDERS): Promise<BundleAccounts> {
  const missing = FUNCTION_NAMES.filter((name) => !existsSync(handlerFile(folders, name)));
  if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')} in ${folders.handlers}`);
  rmSync(folders.out, { recursive: true, force: true });
  const [intake, publish, release, sweep, query, door, decide, site] = await Promise.all([
    bundle('intake', folders),
    bundle('publish', folders),
    bundle('release', folders),
    bundle('sweep', folders),
    bundle('query', folders),
    bundle('door', folders),
    bundle('decide', folders),
    bundle('site', folders),
  ]);
  return { intake, publish, release, sweep, query, door, decide, site };
}

/** One call each, because files that are split off in one call are shared by all that it bundles. */
async function bundle(name: FunctionName, folders: BundleFolders): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [{ in: handlerFile(folders, name), out: 'index' }],
    outdir: join(folders.out, name),
    outExtension: { '.js': '.mjs' },
    banner: { js: REQUIRE_BANNER },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Packages' ES modules first: they lose what is not used.
    mainFields: ['module', 'main'],
    minify: true,
    // Sixteenth part of the size, and a stack in the log says where it happened.
    keepNames: true,
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

function handlerFile(folders: BundleFolders, name: FunctionName): string {
  return join(folders.handlers, `${name}.ts`);
}

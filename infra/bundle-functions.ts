import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** The functions that deploy, in the order of the flow; each is one file in `functions/handlers/`. */
export const FUNCTION_NAMES = ['intake', 'publish', 'sweep', 'query'] as const;
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

/**
 * Bundles every function in one call into `{out}/{name}/index.mjs`, the SDK inside, the source map beside it.
 * Equal sources give equal bytes. Returns esbuild's own account of what went in.
 */
export async function bundleFunctions(folders: BundleFolders = BUNDLE_FOLDERS): Promise<Metafile> {
  const present = FUNCTION_NAMES.filter((name) => existsSync(handlerFile(folders, name)));
  rmSync(folders.out, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: present.map((name) => ({ in: handlerFile(folders, name), out: `${name}/index` })),
    outdir: folders.out,
    outExtension: { '.js': '.mjs' },
    banner: { js: REQUIRE_BANNER },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Packages' ES modules first: they lose what is not used.
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  // Until all four are written.
  for (const name of FUNCTION_NAMES.filter((one) => !present.includes(one))) {
    mkdirSync(join(folders.out, name), { recursive: true });
    writeFileSync(
      join(folders.out, name, 'index.mjs'),
      `export const handler = () => { throw new Error('${name} is not written yet'); };`,
    );
  }
  return metafile;
}

function handlerFile(folders: BundleFolders, name: FunctionName): string {
  return join(folders.handlers, `${name}.ts`);
}

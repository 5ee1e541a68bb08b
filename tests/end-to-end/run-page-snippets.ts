import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { snippets } from '../../site/data/snippets.ts';
import { has, run } from './run-snippets.ts';

/** What the examples of the data page printed; undefined of a program that this computer does not have. */
export interface PageSnippetsSaid {
  readonly curl: string | undefined;
  readonly python: string | undefined;
  readonly javascript: string;
  readonly duckdb: readonly (readonly string[])[];
}

/** Runs the examples that the data page shows, against a stack, in a folder of their own; tells what can't be run here. */
export async function runPageSnippets(
  origin: string,
  tell: (words: string) => void,
): Promise<PageSnippetsSaid> {
  const examples = snippets({ api: `${origin}/api/v1`, host: origin });
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-page-snippets-'));
  const runIf = async (needed: string, program: string, args: readonly string[]) => {
    if (await has(needed)) return (await run(program, args, { cwd: folder })).stdout;
    tell(`not run: this computer has no ${needed}`);
    return undefined;
  };
  try {
    const script = join(folder, 'example.mjs');
    writeFileSync(script, examples.javascript);
    return {
      curl: await runIf('curl', 'sh', ['-c', examples.curl]),
      python: await runIf('python3', 'python3', ['-c', examples.python]),
      javascript: (await run(process.execPath, [script], { cwd: folder })).stdout,
      duckdb: await runDuckDb(examples.duckdb, folder),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ADDRESS = /'(http[^']+)'/;
/** The extension that reads from the network comes from elsewhere: the test fetches the file itself. */
const EXTENSION = /^INSTALL httpfs; LOAD httpfs;\n/;

async function runDuckDb(query: string, folder: string): Promise<PageSnippetsSaid['duckdb']> {
  const [, address = ''] = ADDRESS.exec(query) ?? [];
  const file = join(folder, 'observations.csv').replaceAll('\\', '/');
  writeFileSync(file, await (await fetch(address)).text());
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answer = await connection.runAndReadAll(query.replace(EXTENSION, '').replace(address, file));
  return answer.getRows().map((row) => row.map(String));
}

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

/** Runs a program to its end. */
export const run = promisify(execFile);
const DOCUMENT = join(import.meta.dirname, '../../docs/api.md');
/** The origin that the document speaks of. */
const ORIGIN = 'http://127.0.0.1:8787';
/** Sections whose commands ask nothing but what the small state of a test can answer. */
const SECTIONS = ['Cells', 'Reports that are as wanted', 'Sums, lines, coverage', 'In other languages'];

/** What the snippets printed. */
export interface SnippetsSaid {
  /** Each command and its answer. */
  readonly curl: readonly (readonly [command: string, body: string])[];
  /** Undefined where this computer has no Python. */
  readonly python: string | undefined;
  readonly js: string;
  readonly sql: readonly (readonly string[])[];
}

/** Runs the snippets of docs/api.md against a stack, in a folder of their own; tells what can't be run here. */
export async function runSnippets(origin: string, tell: (words: string) => void): Promise<SnippetsSaid> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-snippets-'));
  try {
    const curl = await runShell(snippets('sh', origin), folder, tell);
    return {
      curl,
      python: await runPython(origin, folder, tell),
      js: await runJs(origin, folder),
      sql: await runSql(folder),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The fenced blocks of a language in the sections that are run, asking this origin. */
function snippets(language: string, origin: string): readonly string[] {
  const sections = readFileSync(DOCUMENT, 'utf8').split(/^## /m);
  const wanted = sections.filter((section) => SECTIONS.some((name) => section.startsWith(`${name}\n`)));
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return wanted.flatMap((section) =>
    [...section.matchAll(fence)].map(([, text = '']) => text.replaceAll(ORIGIN, origin)),
  );
}

/** Each command line of the blocks; those that write a file leave it in the folder. */
async function runShell(
  blocks: readonly string[],
  folder: string,
  tell: (words: string) => void,
): Promise<SnippetsSaid['curl']> {
  if (!(await has('curl'))) {
    tell('not run: this computer has no curl; the file of the SQL snippet is fetched without it');
    for (const command of commandsOf(blocks)) {
      const [, file = ''] = /-o (\S+)/.exec(command) ?? [];
      if (file !== '') writeFileSync(join(folder, file), await (await fetch(addressIn(command))).text());
    }
    return [];
  }
  const said: [string, string][] = [];
  for (const command of commandsOf(blocks)) {
    const { stdout } = await run('sh', ['-c', command], { cwd: folder });
    if (!command.includes(' -o ') && !command.includes('format=csv')) said.push([command, stdout]);
  }
  return said;
}

function commandsOf(blocks: readonly string[]): readonly string[] {
  return blocks.flatMap((block) => block.split('\n').filter((line) => line.startsWith('curl ')));
}

function addressIn(command: string): string {
  return /'(http[^']+)'/.exec(command)?.[1] ?? '';
}

async function runPython(
  origin: string,
  folder: string,
  tell: (words: string) => void,
): Promise<string | undefined> {
  if (!(await has('python3'))) {
    tell('not run: this computer has no python3');
    return undefined;
  }
  const said = await Promise.all(
    snippets('python', origin).map((text) => run('python3', ['-c', text], { cwd: folder })),
  );
  return said.map(({ stdout }) => stdout).join('');
}

async function runJs(origin: string, folder: string): Promise<string> {
  const said = await Promise.all(
    snippets('js', origin).map((text, at) => {
      const file = join(folder, `snippet-${at}.mjs`);
      writeFileSync(file, text);
      return run(process.execPath, [file], { cwd: folder });
    }),
  );
  return said.map(({ stdout }) => stdout).join('');
}

async function runSql(folder: string): Promise<SnippetsSaid['sql']> {
  const [query = ''] = snippets('sql', '');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const file = join(folder, 'aggregates.csv').replaceAll('\\', '/');
  const answer = await connection.runAndReadAll(query.replace('aggregates.csv', file));
  return answer.getRows().map((row) => row.map(String));
}

/** Whether this computer has a program. */
export async function has(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}

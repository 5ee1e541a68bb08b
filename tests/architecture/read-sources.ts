import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A source file: its path from the root with slashes, what it imports, and its code without comments. */
export interface SourceFile {
  readonly path: string;
  /** Paths from the root where the import is relative, else the specifier as written. */
  readonly imports: readonly string[];
  readonly code: string;
}

/** Every room that holds sources. */
const ROOMS = ['core', 'functions', 'infra', 'local', 'cli', 'site', 'bench', 'scripts', 'tests'];

const IMPORTS = /(?:\bfrom|^\s*import|\bimport\(|\brequire\()\s*(['"`])([^'"`]+)\1/gm;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** Reads all sources below the root, in the order of their paths. */
export function readSources(root: string): readonly SourceFile[] {
  return ROOMS.flatMap((room) => filesIn(root, room)).map((path) =>
    sourceFile(path, readFileSync(join(root, path), 'utf8')),
  );
}

/** A source file from its text. */
export function sourceFile(path: string, text: string): SourceFile {
  const code = text.replaceAll(COMMENTS, '');
  const imports = [...code.matchAll(IMPORTS)].map(([, , specifier = '']) => resolve(path, specifier));
  return { path, imports, code };
}

function filesIn(root: string, room: string): readonly string[] {
  return namesIn(join(root, room))
    .filter((name) => /\.(?:ts|mts|mjs|js)$/.test(name) && !name.includes('node_modules'))
    .map((name) => posix.join(room, name.replaceAll('\\', '/')))
    .sort();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

function resolve(path: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
}

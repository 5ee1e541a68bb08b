import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** What the lockfile says of one package. */
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const MANIFEST: Readonly<Record<'dependencies' | 'devDependencies', Record<string, string>>> = JSON.parse(
  read('package.json'),
);
const LOCKED: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(read('package-lock.json'));
const packages = Object.entries(LOCKED.packages).filter(([path]) => path !== '');
const shipped = packages.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional);

test('each package that ships stands in docs/dependencies.md with a reason, and no other does', () => {
  const text = read('docs/dependencies.md');
  const rows = [...text.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  assert.deepEqual(
    rows.map(([, name]) => name),
    Object.keys(MANIFEST.dependencies).toSorted(),
  );
  for (const [, name, reason = ''] of rows) assert.ok(reason.length > 8, name);
});

test('every version is exact', () => {
  for (const [name, version] of Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies }))
    assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
});

test('the lockfile knows every package by its hash, or by that of the package that it lies in', () => {
  const bare = packages.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true);
  assert.deepEqual(
    bare.map(([path]) => path),
    [],
  );
  for (const [path, { integrity }] of packages)
    if (integrity !== undefined) assert.match(integrity, /^sha(?:512|384|256)-/, path);
});

test('nothing that ships runs a script when it is installed', () => {
  assert.ok(shipped.length > 10);
  assert.deepEqual(
    shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path),
    [],
  );
});

test('no part of the SDK is there twice', () => {
  const parts = shipped
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => /^@(?:aws-sdk|smithy)\//.test(name));
  assert.ok(parts.length > 5);
  assert.deepEqual(
    parts.filter((name, index) => parts.indexOf(name) !== index),
    [],
  );
});

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', name), 'utf8');
}

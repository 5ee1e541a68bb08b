#!/usr/bin/env node
// Starts a program of this project on Node 24, also on a computer that has Node 20, and installs the locked
// packages first where they are missing. Plain JavaScript of Node 20, because it runs before anything is there.
//   node scripts/launch.mjs FILE.ts [arguments]      a source file
//   node scripts/launch.mjs --bin NAME [arguments]   a command out of node_modules/.bin
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const WANTED_MAJOR = 24;

if (!isInstalled()) install();
run(findNode(), programOf(process.argv.slice(2)));

/** Whether every package that the lockfile demands lies in node_modules in that very version. */
function isInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const locked = readPackages(join(root, 'package-lock.json')) ?? {};
  return Object.entries(locked).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || installed[path]?.version === version,
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function install() {
  process.stderr.write('gongkai: installing the locked packages (once)\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm
    ? [process.execPath, [npm]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  // Not `npm ci`: it refuses a lockfile without the optional packages of other platforms, which some registries lack.
  const args = [...first, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    quit(`the packages could not be installed (${error?.message ?? `npm install ended with ${status}`})`);
}

/** The Node that runs this file where it is new enough, else the one that npm has brought. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const carried = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (!existsSync(carried)) {
    quit(
      `Node ${WANTED_MAJOR} is needed, and no npm package carries it for ${platform}-${process.arch}: install it`,
    );
  }
  return carried;
}

function programOf(args) {
  if (args.length === 0) quit('usage: launch.mjs FILE.ts [arguments] | --bin NAME [arguments]');
  if (args[0] !== '--bin') return [join(root, args[0]), ...args.slice(1)];
  return [binFile(args[1]), ...args.slice(2)];
}

/** The script behind a command: looked up in the package's own `bin`, because .bin holds shell files on Windows. */
function binFile(name) {
  for (const folder of [{ cdk: 'aws-cdk', tsc: 'typescript', biome: '@biomejs/biome' }[name] ?? name]) {
    const manifest = join(root, 'node_modules', folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
  }
  return quit(`there is no command ${name} among the packages`);
}

function run(node, args) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path };
  const child = spawn(node, args, { cwd: process.cwd(), env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => quit(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 + 15 : 1)));
}

function quit(message) {
  process.stderr.write(`gongkai: ${message}\n`);
  process.exit(1);
}

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hasProfiles } from '../tests/conformance/profiles.ts';
import { EXECUTABLE, hasChromium } from '../tests/site/browser/executable.ts';

/** `npm run check`: everything that is held about the code beside its tests. Ends with 1 if any step fails. */
const ROOT = resolve(import.meta.dirname, '..');
const LAUNCHER = resolve(ROOT, 'scripts', 'launch.mjs');

/** One thing that is checked: a command, or the reason why it can't be measured here. */
type Step = { readonly name: string } & (
  | { readonly command: readonly string[] }
  | { readonly notMeasured: string }
);

const STEPS: readonly Step[] = [
  { name: 'types', command: ['--bin', 'tsc'] },
  { name: 'types: site', command: ['--bin', 'tsc', '-p', 'site'] },
  { name: 'lint', command: ['--bin', 'oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['--bin', 'biome', 'format', '.'] },
  conformance(),
  browser(),
];

/** Documents that are published, against the official profiles, where these lie beside the checkout. */
function conformance(): Step {
  const name = 'conformance';
  if (hasProfiles()) return { name, command: ['tests/conformance/run.ts'] };
  return { name, notMeasured: 'the official profiles are not beside the checkout' };
}

/** The pages in a real browser, where there is one. */
function browser(): Step {
  const name = 'browser';
  if (hasChromium()) return { name, command: ['scripts/browser.ts'] };
  return { name, notMeasured: `there is no browser at ${EXECUTABLE}` };
}

let failed = 0;
for (const step of STEPS) {
  const started = performance.now();
  const outcome = await outcomeOf(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (outcome === 'failed') failed += 1;
  console.log(`${step.name.padEnd(12)} ${outcome}${outcome.startsWith('not') ? '' : ` (${seconds} s)`}`);
}
console.log(failed === 0 ? 'check: nothing failed' : `check: ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function outcomeOf(step: Step): Promise<string> {
  if ('notMeasured' in step) return `not measured: ${step.notMeasured}`;
  return (await succeeds(step.command)) ? 'passed' : 'failed';
}

/** Runs a command of the project; what it says is shown only when it fails. */
function succeeds(command: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const said: Buffer[] = [];
    const child = spawn(process.execPath, [LAUNCHER, ...command], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', () => done(false));
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      done(code === 0);
    });
  });
}

import type { Call, Command, OptionDeclarations } from '../command.ts';
import { UsageError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openFeeds } from '../verify/feed-source.ts';
import type { Trouble, TroubleKind, Verdict } from '../verify/trouble.ts';
import { verifyFeeds, type Subject } from '../verify/verify-feeds.ts';
import type { WordName } from '../words.ts';

const OPTIONS = {
  release: { type: 'text', valueName: 'N|latest|state|all', default: 'latest', about: 'option-release' },
  format: { type: 'choice', values: ['text', 'json'], default: 'text', about: 'option-format' },
} as const satisfies OptionDeclarations;

type VerifyCall = Call<typeof OPTIONS>;

/** Checks published feeds without trusting their publisher: hashes, lengths, signature, and what follows from what. */
export const VERIFY: Command<typeof OPTIONS> = {
  name: 'verify',
  about: 'verify-about',
  usage: 'URL|DIR',
  least: 1,
  most: 1,
  options: OPTIONS,
  run,
};

async function run(call: VerifyCall): Promise<ExitCode> {
  const [target = ''] = call.given;
  const subject = subjectOf(call.options.release);
  const verdicts = await verifyFeeds(await openFeeds(target), subject);
  call.terminal.out(
    call.options.format === 'json'
      ? `${JSON.stringify(verdicts, null, 2)}\n`
      : verdicts.map((verdict) => asText(verdict, call)).join('\n'),
  );
  return verdicts.some(({ troubles }) => troubles.length > 0) ? EXIT.error : EXIT.fine;
}

function subjectOf(text: string): Subject {
  if (text === 'latest' || text === 'state' || text === 'all') return text;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError('not-a-choice', {
      name: '--release',
      value: text,
      allowed: 'N, latest, state, all',
    });
  return Number(text);
}

const KIND_WORDS: Readonly<Record<TroubleKind, WordName>> = {
  missing: 'verify-missing',
  changed: 'verify-changed',
  'not-derived': 'verify-not-derived',
  unsound: 'verify-unsound',
  'not-in-sums': 'verify-not-in-sums',
  'not-signed': 'verify-not-signed',
};

function asText(verdict: Verdict, { say }: VerifyCall): string {
  const { subject, files, bytes, rebuilt, only_hashed: hashed, signed, redacted, troubles } = verdict;
  const title = subject === 'state' ? say('verify-state') : say('verify-release', { release: subject });
  const signature =
    signed === undefined ? 'verify-unsigned' : signed ? 'verify-signed' : 'verify-bad-signature';
  const lines = [
    `${title}: ${say('verify-files', { files, bytes, rebuilt: rebuilt.length })}`,
    ...(hashed.length === 0 ? [] : [say('verify-hashed', { count: hashed.length, kinds: kindsOf(hashed) })]),
    ...(verdict.other_engine === undefined ? [] : [say('verify-engine', { version: verdict.other_engine })]),
    ...(subject === 'state' ? [] : [say(signature)]),
    ...redacted.map((path) => say('verify-redacted', { path })),
    ...troubles.flatMap((trouble) => troubleText(trouble, say)),
    troubles.length === 0 ? say('verify-fine') : say('verify-troubles', { count: troubles.length }),
  ];
  return `${lines.join('\n')}\n`;
}

/** `pages 14, reports 14`: how many of each kind, by the folder or the name that they have. */
function kindsOf(paths: readonly string[]): string {
  const kinds = Map.groupBy(paths, kindOf);
  return [...kinds]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, own]) => `${kind} ${own.length}`)
    .join(', ');
}

function kindOf(path: string): string {
  const [, folder] = /\/(pages|reports|histories|dictionaries|keys|states)\//.exec(path) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/-[0-9a-f]{64}/, '');
  return folder ?? name;
}

function troubleText({ path, kind, promised, found, difference, detail }: Trouble, say: VerifyCall['say']) {
  return [
    `✗ ${path}: ${say(KIND_WORDS[kind])}${detail === undefined ? '' : ` (${detail})`}`,
    ...(promised && found ? [`    ${say('verify-hashes', hashFacts(promised, found))}`] : []),
    ...(difference
      ? [
          `    ${say('verify-line', { line: difference.line })}`,
          `    - ${difference.promised}`,
          `    + ${difference.found}`,
        ]
      : []),
  ];
}

function hashFacts(promised: NonNullable<Trouble['promised']>, found: NonNullable<Trouble['found']>) {
  return {
    promised: promised.sha256.slice(0, 16),
    promisedBytes: promised.bytes,
    found: found.sha256.slice(0, 16),
    foundBytes: found.bytes,
  };
}

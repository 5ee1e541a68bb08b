import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { JsonFile } from '../json-file.ts';
import type { SampleProgress } from '../stack/data-directory.ts';
import { type ExpectedSample, parseExpectedSamples } from './expected-sample.ts';
import { checkFeeds, type SampleOutcome, type SampleTarget, uploadSamples } from './sample-run.ts';
import { Standstill } from './standstill.ts';

export interface SampleOptions {
  readonly progress: JsonFile<SampleProgress>;
  /** Waits also for the samples whose receipt takes a minute by design, and checks those of an earlier run. */
  readonly waitForAll: boolean;
  /** Takes a line for whoever watches. */
  readonly say: (line: string) => void;
}

/**
 * Uploads the samples into an empty upload bucket, or goes on where an earlier run was killed, and checks receipts and
 * feeds. True when everything is as expected, also when there was nothing to do.
 */
export async function runSamples(target: SampleTarget, options: SampleOptions): Promise<boolean> {
  const { progress, waitForAll, say } = options;
  const before = progress.read();
  if (before === undefined && !(await isEmpty(target))) {
    say('The upload bucket is not empty: no samples.');
    return true;
  }
  if (before?.complete && !waitForAll) return true;
  progress.write({ complete: false });
  const samples = parseExpectedSamples(readFileSync(join(target.folder, 'expected.json'), 'utf8'));
  const run = { ...target, standstill: new Standstill() };
  const outcomes = uploadSamples(samples, run);
  const late = samples.filter(({ waits }) => waits && !waitForAll);
  const awaited = samples.filter((sample) => !late.includes(sample));
  const finished = Promise.all(outcomes.values()).then(() => progress.write({ complete: true }));
  const receiptsAreRight = sayOutcomes(await outcomesOf(awaited, outcomes), say);
  if (late.length === 0) await finished;
  else void sayLate(late, outcomes, say);
  return sayFeeds(await checkFeeds(reportsOf(samples), run), { samples, say }) && receiptsAreRight;
}

async function isEmpty({ s3, uploadBucket }: SampleTarget): Promise<boolean> {
  const { Versions, DeleteMarkers } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: uploadBucket, MaxKeys: 1 }),
  );
  return !Versions?.length && !DeleteMarkers?.length;
}

async function outcomesOf(
  samples: readonly ExpectedSample[],
  outcomes: ReadonlyMap<string, Promise<SampleOutcome>>,
): Promise<readonly SampleOutcome[]> {
  return Promise.all(
    samples.flatMap(({ path }) => {
      const outcome = outcomes.get(path);
      return outcome ? [outcome] : [];
    }),
  );
}

async function sayLate(
  late: readonly ExpectedSample[],
  outcomes: ReadonlyMap<string, Promise<SampleOutcome>>,
  say: SampleOptions['say'],
): Promise<void> {
  say(`${late.map(({ path }) => path).join(', ')}: the receipt takes a minute by design.`);
  sayOutcomes(await outcomesOf(late, outcomes), say);
}

function sayOutcomes(outcomes: readonly SampleOutcome[], say: SampleOptions['say']): boolean {
  const wrong = outcomes.filter(({ differences }) => differences.length > 0);
  for (const { sample, receiptId, differences } of wrong) {
    say(`  NOT AS EXPECTED ${sample.path} (${receiptId}): ${differences.join('; ')}`);
  }
  const statuses = Map.groupBy(outcomes, ({ receipt }) => receipt?.status ?? 'without a receipt');
  const counts = [...statuses].map(([status, { length }]) => `${length} ${status}`);
  say(
    `Samples: ${outcomes.length} uploaded, ${counts.join(', ')}; ${outcomes.length - wrong.length} as expected.`,
  );
  return wrong.length === 0;
}

function sayFeeds(
  problems: readonly string[],
  { samples, say }: { readonly samples: readonly ExpectedSample[]; readonly say: SampleOptions['say'] },
): boolean {
  for (const problem of problems) say(`  NOT AS EXPECTED ${problem}`);
  if (problems.length === 0) say(`Feeds: ${reportsOf(samples).join(', ')}, every file under its hash.`);
  return problems.length === 0;
}

function reportsOf(samples: readonly ExpectedSample[]): readonly string[] {
  return [...new Set(samples.flatMap(({ reports }) => reports))];
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../core/findings/receipt.ts';
import { RULE_BOOK } from '../../core/judge/rule-book.ts';
import { contextOf } from '../../tests/core/upload-factory.ts';
import { caseNames } from '../samples/case-file.ts';
import { allSamples } from '../samples/samples.ts';
import type { Engine } from './engine.ts';
import { exampleContext } from './example-file.ts';
import { judgeCase } from './judge-case.ts';

/** What was found in each case and sample: its verdict, then the codes of its findings. */
export type ArchiveJudgement = ReadonlyMap<string, readonly string[]>;

const SAMPLES = join(import.meta.dirname, '../../data-samples/rules');

/** Judges every case and every sample with one engine. */
export async function judgeArchive(engine: Engine): Promise<ArchiveJudgement> {
  const judged = new Map<string, readonly string[]>();
  for (const name of caseNames()) judged.set(name, await judgeCase(engine, name));
  for (const file of readdirSync(SAMPLES).toSorted()) {
    const failing = RULE_BOOK.find(({ id }) => `${id}.csv` === file)?.failing ?? {};
    const { receipt } = engine.judgeUpload(readFileSync(join(SAMPLES, file)), exampleContext(failing));
    judged.set(`rules/${file}`, verdictOf(receipt));
  }
  for (const { path, key, bytes } of allSamples()) {
    const { receipt } = engine.judgeUpload(bytes, contextOf(key));
    judged.set(path, verdictOf(receipt));
  }
  return judged;
}

function verdictOf({ status, findings }: Receipt): readonly string[] {
  return [status, ...[...new Set(findings.map(({ code }) => code))].toSorted()];
}

import type { Observation } from '../../findings/describe.ts';
import type { NarrativeShare, Quotation } from '../narrative/narrative.ts';
import { narrativePlace, sectionWords } from '../narrative/narrative-place.ts';
import { singleFact } from '../narrative/single-fact.ts';
import { tableSays } from '../narrative/table-says.ts';
import type { FileRule, Subject } from '../rule.ts';

const WHOLES = ['new_received', 'handled_total', 'result_total'] as const;

/** N-PCT: percentages of the prose are those of the counts quoted, to the last digit written. */
export const N_PCT: FileRule = {
  code: 'N-PCT',
  depends: 'file',
  reads: 'texts',
  check: (subject) => [
    ...subject.narrative.shares.flatMap((share) => judgeShare(subject, share)),
    ...judgeCompletion(subject),
  ],
};

/** A share is right when it fits any whole that it can mean; without a known whole nothing can be said. */
function judgeShare(subject: Subject, share: NarrativeShare): readonly Observation[] {
  const known = WHOLES.flatMap((code) => wholesOf(subject, code)).filter((whole) => whole >= share.part);
  const [likeliest] = known;
  const fits = [...known, ...share.wholes].some((whole) => isShare(share, whole));
  if (likeliest === undefined || fits) return [];
  return [differs(subject, share, { part: share.part, whole: likeliest })];
}

function wholesOf(subject: Subject, code: (typeof WHOLES)[number]): readonly number[] {
  const quoted = singleFact(subject.narrative.facts, code);
  return [...(quoted ? [quoted.value] : []), ...tableSays(code, subject).map(({ value }) => value)];
}

/** 办结率: handled of received and carried in, by the table. */
function judgeCompletion(subject: Subject): readonly Observation[] {
  const rate = singleFact(subject.narrative.facts, 'completion_rate');
  const [handled] = tableSays('result_total', subject);
  const [received] = tableSays('handled_total', subject);
  if (!rate || !handled || !received || received.value === 0) return [];
  const decimals = String(rate.value).split('.')[1]?.length ?? 0;
  const share = { part: handled.value, percent: rate.value, decimals, quotation: rate.quotation };
  if (isShare(share, received.value)) return [];
  return [differs(subject, share, { part: handled.value, whole: received.value })];
}

interface Quoted {
  readonly part: number;
  readonly percent: number;
  readonly decimals: number;
  readonly quotation: Quotation;
}

/** Equal within one unit of the last digit written: it may have been rounded or cut. */
function isShare({ part, percent, decimals }: Omit<Quoted, 'quotation'>, whole: number): boolean {
  if (whole === 0) return false;
  return Math.abs((part / whole) * 100 - percent) < 10 ** -decimals + 1e-9;
}

function differs(
  subject: Subject,
  { percent, quotation }: Quoted,
  { part, whole }: { readonly part: number; readonly whole: number },
): Observation {
  return {
    code: 'N-PCT',
    at: narrativePlace(subject, quotation),
    expected: ((part / whole) * 100).toFixed(2),
    actual: String(percent),
    facts: {
      ...sectionWords(quotation),
      part: String(part),
      whole: String(whole),
      sentence: quotation.sentence,
    },
  };
}

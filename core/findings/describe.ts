import { CATALOGUE, type CatalogueEntry, type FindingCode } from './catalogue.ts';
import { fillWords } from './fill-words.ts';
import type { Bilingual, Finding, Place, Severity } from './finding.ts';
import { maskPersonalNumbers } from './personal-numbers.ts';

/** What is to be done about a flaw of a report that others have published: nothing, unless it was copied wrongly. */
const KEPT_AS_PUBLISHED: Bilingual = {
  zh: '已按公布的原样保留并标注。若是抄录有误，请改正后重新上传。',
  en: 'Kept and marked as it was published. If it was copied wrongly, correct the copy and upload it again.',
};

/** What a rule saw: the facts only. The words come from the catalogue. */
export interface Observation {
  readonly code: FindingCode;
  readonly reportId?: string;
  readonly at: readonly Place[];
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  /** It is a flaw of what was published, kept beside the value: never more than a warning. */
  readonly published?: true;
  /** Further words for the sentence, by the name in its braces. */
  readonly facts?: Readonly<Record<string, string>>;
}

/**
 * Makes the finding of an observation: its sentence and its fix in both languages. The one door to a receipt, so that
 * personal numbers are masked here, whatever the finding is about.
 */
export function describe(seen: Observation): Finding {
  const observation = mask(seen);
  const { code, facts, published, ...rest } = observation;
  const entry: CatalogueEntry = CATALOGUE[code];
  const words = wordsOf(observation, facts ?? {});
  return {
    code,
    severity: severityOf(observation),
    ...rest,
    message: fillWords(entry.message, words),
    fix: published ? KEPT_AS_PUBLISHED : fillWords(entry.fix, words),
  };
}

/** How much an observation weighs. */
export function severityOf({ code, published }: Pick<Observation, 'code' | 'published'>): Severity {
  const { severity } = CATALOGUE[code];
  return published && severity === 'error' ? 'warning' : severity;
}

function mask(observation: Observation): Observation {
  const { actual, facts } = observation;
  return {
    ...observation,
    at: observation.at.map((place) =>
      place.value === undefined ? place : { ...place, value: maskPersonalNumbers(place.value) },
    ),
    ...(actual !== undefined && { actual: maskPersonalNumbers(actual) }),
    ...(facts && {
      facts: Object.fromEntries(
        Object.entries(facts).map(([name, text]) => [name, maskPersonalNumbers(text)]),
      ),
    }),
  };
}

/** Every word that the sentence may use; one that is not there stays in its braces, where a test sees it. */
function wordsOf(
  { at, expected, actual, difference }: Observation,
  facts: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const [first] = at;
  const place = first && { cell: first.cell, row: String(first.row), value: first.value ?? '' };
  const sides = Object.entries({ expected, actual, difference });
  const known = sides.flatMap(([name, side]) => (side === undefined ? [] : [[name, side] as const]));
  return new Map([...Object.entries(place ?? {}), ...known, ...Object.entries(facts)]);
}

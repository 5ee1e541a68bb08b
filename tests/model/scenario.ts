import type { OrganisationKind } from '../../core/datasets/organisation.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { Random } from './random.ts';

/** What an upload of the model holds, in place of a CSV. */
export interface Content {
  readonly reports: readonly { readonly orgId: string; readonly year: number; readonly value: string }[];
  readonly decisions?: readonly { readonly orgId: string; readonly year: number; readonly text: string }[];
  /** What reviewers said, of uploads by their receipts. */
  readonly reviews?: readonly ModelReview[];
  readonly organisations: readonly {
    readonly orgId: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    /** Into whom it went. */
    readonly successor?: string;
  }[];
  readonly rounds: readonly { readonly year: number; readonly reason: string }[];
  /** What the file does to the engine. */
  readonly fate: 'fine' | 'kills' | 'throws' | 'rejected';
}

/** What a reviewer said of one report of an upload. */
export interface ModelReview {
  readonly orgId: string;
  readonly year: number;
  readonly receiptId: string;
  readonly outcome: 'released' | 'returned';
}

/** One upload to come: version ids count within a run, seconds within an hour. */
export interface PlannedUpload {
  readonly key: string;
  readonly second: number;
  readonly content: Content;
  /** S3's notification never comes. */
  readonly silent: boolean;
  /** Deleted for good at some later moment. */
  readonly doomed: boolean;
}

const ORGANISATIONS = ['110000-a', '110000-b', '110105-c', '310000-d'];
/** The partitions in which these organisations and their reports are counted. */
export const PARTITIONS: readonly string[] = ['organisations', 'rounds', '11', '31'];

const YEARS = [2021, 2022];

/** What is uploaded in one run: the register somewhere among the reports, corrections, duplicates, bad files. */
export function scenarioOf(random: Random): readonly PlannedUpload[] {
  const known = ORGANISATIONS.filter(() => random.chance(0.92));
  const contents = Array.from({ length: 2 + random.below(4) }, () => reportsFile(random));
  contents.splice(random.chance(0.6) ? 0 : random.below(contents.length), 0, register(known, '甲', 'office'));
  if (random.chance(0.4)) {
    contents.splice(
      1 + random.below(contents.length),
      0,
      register([random.pick(ORGANISATIONS)], '乙', change(random)),
    );
  }
  if (random.chance(0.4)) contents.splice(random.below(contents.length + 1), 0, succession(random));
  if (random.chance(0.5)) contents.push(decision(random), decision(random));
  if (random.chance(0.5)) contents.splice(random.below(contents.length + 1), 0, round(random));
  let second = 0;
  return contents.map((content) => {
    second += random.below(2);
    return {
      key: keyOf(content, random),
      second,
      content,
      silent: random.chance(0.04),
      doomed: random.chance(0.12),
    };
  });
}

function change(random: Random): OrganisationKind {
  return random.chance(0.3) ? 'office' : 'other';
}

/** How the upload at a place is called: uploads come in their order. */
export function versionAt(place: number): string {
  return `v${place + 1}`;
}

/**
 * The same where filings wait for a reviewer: most reports are let through or returned, some by both words, some never.
 * A review may be worked on before the filing that it is about.
 */
export function reviewedScenario(
  planned: readonly PlannedUpload[],
  random: Random,
): readonly PlannedUpload[] {
  const second = planned.at(-1)?.second ?? 0;
  const reviews = planned.flatMap(({ key, content }, place) =>
    content.reports.flatMap(({ orgId, year }) => {
      const receiptId = receiptIdOf({ key, versionId: versionAt(place) });
      const outcomes = random.pick(WORDS);
      return outcomes.map((outcome) => ({ orgId, year, receiptId, outcome }));
    }),
  );
  const uploads = reviews
    .map((review) => [random.next(), review] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, review], place) => ({
      key: `decisions/reviews/${random.pick(['a', 'b', 'c'])}.json`,
      second: second + place,
      content: { reports: [], organisations: [], rounds: [], reviews: [review], fate: fateOf(random.next()) },
      silent: random.chance(0.04),
      doomed: random.chance(0.05),
    }));
  return [...planned, ...uploads];
}

const WORDS = [['released'], ['released'], ['returned'], ['released', 'returned'], []] as const;

/** Few names, so that one key gets several versions and one report comes under several keys. */
function keyOf({ organisations, rounds, decisions }: Content, random: Random): string {
  if (decisions !== undefined) return `decisions/explanations/${random.pick(['a', 'b'])}.json`;
  if (rounds.length > 0) return `incoming/rounds/${random.pick(['a', 'b'])}.csv`;
  if (organisations.length > 0) return `incoming/organisations/${random.pick(['a', 'b'])}.csv`;
  return `incoming/annual-reports/${random.pick(['年报', '年报(终稿)', '更正'])}.csv`;
}

/** In the model an organisation of kind `other` may not file: a judgement that depends on the register. */
function register(ids: readonly string[], name: string, kind: OrganisationKind): Content {
  const named = ids.length > 0 ? ids : [ORGANISATIONS[0] ?? ''];
  const organisations = named.map((orgId) => ({ orgId, name, kind }));
  return { reports: [], organisations, rounds: [], fate: 'fine' };
}

/** One went into another, maybe of another region; a later row may say that it did not, or into whom else. */
function succession(random: Random): Content {
  const orgId = random.pick(ORGANISATIONS);
  const others = ORGANISATIONS.filter((one) => one !== orgId);
  const row = { orgId, name: '丙', kind: 'office', successor: random.pick(others) } as const;
  return { reports: [], organisations: [row], rounds: [], fate: 'fine' };
}

function round(random: Random): Content {
  const rounds = [{ year: random.pick(YEARS), reason: random.pick(['x', 'y']) }];
  return { reports: [], organisations: [], rounds, fate: 'fine' };
}

function reportsFile(random: Random): Content {
  const ids = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(ORGANISATIONS)));
  const year = random.pick(YEARS);
  const reports = [...ids].map((orgId) => ({
    orgId,
    year,
    value: random.pick(['1', '2', '3', 'withdrawn']),
  }));
  return { reports, organisations: [], rounds: [], fate: fateOf(random.next()) };
}

/** An explanation of one report, which may come before it. */
function decision(random: Random): Content {
  const subject = { orgId: random.pick(ORGANISATIONS), year: random.pick(YEARS) };
  const decisions = [{ ...subject, text: random.pick(['说明', '更正说明']) }];
  return { reports: [], organisations: [], rounds: [], decisions, fate: fateOf(random.next()) };
}

function fateOf(draw: number): Content['fate'] {
  if (draw < 0.04) return 'kills';
  if (draw < 0.06) return 'throws';
  return draw < 0.12 ? 'rejected' : 'fine';
}

import { ORGANISATION_LEVELS, ORG_ID } from '../../datasets/organisation.ts';
import {
  BOTH_LANGUAGES,
  COUNT,
  DAY,
  DECIMAL,
  FLAG,
  list,
  object,
  oneOf,
  orNull,
  text,
} from './json-schema.ts';

const OF = oneOf(['governments', 'organs']);
const LEVEL = oneOf(ORGANISATION_LEVELS);
const REGION = text(/^(?:\d{2}|\d{6})$/);
const YEAR = { type: 'integer', minimum: 2019, maximum: 2100 };
const VALUE_STATUS = oneOf(['sum', 'derived', 'not_applicable', 'missing']);
const MISSING = list(text(ORG_ID));

/** Who was to report and who has; `reported` and missing add up to `expected`. */
export const COVERAGE_COUNTS = object({
  expected: COUNT,
  reported: COUNT,
  on_time: COUNT,
  late: COUNT,
  no_deadline: COUNT,
  imported: COUNT,
  withdrawn: COUNT,
  excluded: COUNT,
  unexpected: COUNT,
});

/** Reports added up; null in `year`, `region` or `level` where several are in the row. */
export const AGGREGATE = object({
  year: orNull(YEAR),
  region: orNull(REGION),
  of: OF,
  level: orNull(LEVEL),
  reports: COUNT,
  imported: COUNT,
  coverage: COVERAGE_COUNTS,
  missing: MISSING,
  cells: list(
    object({
      code: text(),
      value: orNull(DECIMAL),
      status: VALUE_STATUS,
      reported: COUNT,
      blank: COUNT,
      not_applicable: COUNT,
      text: COUNT,
      missing: COUNT,
    }),
  ),
});

/** One line over the years. */
export const SERIES_SCHEMA = object({
  code: text(),
  kind: oneOf(['item', 'group', 'rate']),
  zh: text(),
  en: text(),
  unit: text(),
  note: orNull(BOTH_LANGUAGES),
  years: list(
    object({
      year: YEAR,
      form: oneOf(['2019', '2021']),
      how: oneOf(['direct', 'approximate', 'sum', 'rate', 'none']),
      formula: text(),
      break: FLAG,
    }),
  ),
  rows: list(
    object({
      region: orNull(REGION),
      of: OF,
      level: orNull(LEVEL),
      points: list(
        object({
          year: YEAR,
          value: orNull(DECIMAL),
          status: VALUE_STATUS,
          reported: COUNT,
          reports: COUNT,
          imported: COUNT,
          expected: COUNT,
          missing: COUNT,
        }),
      ),
    }),
  ),
});

/** A year's collection. */
export const YEAR_COVERAGE = object({
  year: YEAR,
  groups: list(
    object({
      region: orNull(REGION),
      of: OF,
      level: orNull(LEVEL),
      reports: COUNT,
      imported: COUNT,
      coverage: COVERAGE_COUNTS,
      missing: MISSING,
    }),
  ),
  organisations: orNull(
    list(
      object({
        org_id: text(ORG_ID),
        name_zh: orNull(text()),
        of: OF,
        level: LEVEL,
        expected: oneOf(['yes', 'no', 'excluded']),
        report: oneOf(['none', 'withdrawn', 'on-time', 'late', 'no-deadline', 'imported']),
        received: orNull(DAY),
        deadline: orNull(DAY),
        reason: orNull(text()),
      }),
    ),
  ),
});

/** A government's summary against the sum of its parts. */
export const DIFFERENCES = object({
  government: text(ORG_ID),
  year: YEAR,
  form: orNull(oneOf(['2019', '2021'])),
  coverage: COVERAGE_COUNTS,
  parts: list(
    object({
      of: OF,
      level: LEVEL,
      unit: orNull(text(ORG_ID)),
      reports: COUNT,
      coverage: COVERAGE_COUNTS,
      missing: MISSING,
    }),
  ),
  cells: list(
    object({
      code: text(),
      stated: orNull(DECIMAL),
      sum: orNull(DECIMAL),
      difference: orNull(DECIMAL),
      reported: COUNT,
    }),
  ),
});

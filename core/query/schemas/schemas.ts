import {
  ORGANISATION_EVENTS,
  ORGANISATION_KINDS,
  ORGANISATION_LEVELS,
  ORG_ID,
} from '../../datasets/organisation.ts';
import { CHANGE_OPS } from '../../publish/release/change-row.ts';
import { REVISION_KINDS } from '../../publish/report-history.ts';
import { CELL_STATUSES } from '../../forms/canonical-report.ts';
import { OBSERVATION_COLUMNS, type ObservationColumn } from '../observation-row.ts';
import {
  BOTH_LANGUAGES,
  COUNT,
  DAY,
  DECIMAL,
  FLAG,
  MOMENT,
  SHA256,
  list,
  named,
  object,
  oneOf,
  orNull,
  record,
  text,
  type JsonSchema,
} from './json-schema.ts';
import { COVERAGE_NOTES } from '../coverage-note.ts';
import { AGGREGATE, DIFFERENCES, SERIES_SCHEMA, YEAR_COVERAGE } from './rollup-schemas.ts';
import { RECEIPT_SCHEMA, VALIDATION_SCHEMA } from './receipt-schema.ts';

const STATUS = oneOf(CELL_STATUSES);
const FORM = oneOf(['2019', '2021']);
const YEAR: JsonSchema = { type: 'integer', minimum: 2019, maximum: 2100 };
const REVISION: JsonSchema = { type: 'integer', minimum: 1 };
const ADDRESS = text(/^\//);
/** The same behind the public address, which is known from the first release on. */
const PUBLIC_ADDRESS = text(/^(?:https?:\/\/[^/]+)?\//);

const META = object({
  release: orNull({ type: 'integer', minimum: 1 }),
  released_at: orNull(MOMENT),
  licence: text(),
  total: orNull(COUNT),
  limit: orNull({ type: 'integer', minimum: 1, maximum: 1000 }),
  truncated: FLAG,
  coverage: orNull(
    object(
      {
        expected: orNull(COUNT),
        reported: COUNT,
        missing: orNull(COUNT),
        note: object({ code: oneOf(Object.keys(COVERAGE_NOTES)), message: BOTH_LANGUAGES }),
      },
      ['note'],
    ),
  ),
  codes: orNull(list(text())),
  warnings: list(object({ code: oneOf(['no-data', 'truncated', 'state-moved']), message: BOTH_LANGUAGES })),
});

const LINKS = object({ self: ADDRESS, next: orNull(ADDRESS), describedby: orNull(ADDRESS), feed: ADDRESS });

const REPORT_HEAD = {
  report_id: text(),
  org_id: text(ORG_ID),
  region: text(/^\d{6}$/),
  year: YEAR,
  form: FORM,
  revision: REVISION,
  source: object({
    file_sha256: SHA256,
    received_at: MOMENT,
    receipt_status: oneOf(['accepted', 'accepted-with-warnings']),
  }),
};

const CELL = object({ code: text(), value: orNull(DECIMAL), status: STATUS, raw: text() }, ['raw']);

const REPORT = object({
  ...REPORT_HEAD,
  form_basis: text(),
  provenance: orNull(
    object({ source_url: text(), source_sha256: orNull(SHA256), retrieved_at: orNull(text()) }),
  ),
  cells: list(named('Cell')),
  extras: list(object({ label: text(), raw: text() })),
  open_findings: list(
    object({
      code: text(),
      severity: oneOf(['error', 'warning', 'notice']),
      items: list(text()),
      expected: orNull(text()),
      actual: orNull(text()),
      difference: orNull(text()),
      message: BOTH_LANGUAGES,
      explanation: orNull(object({ text: text(), by: orNull(text()) })),
    }),
  ),
  sections: object({ section_1: orNull(text()), section_5: orNull(text()), section_6: orNull(text()) }),
  correction_reason: orNull(text()),
  explanations: record(text()),
});

const REVISION_ROW = object({
  revision: REVISION,
  kind: oneOf(REVISION_KINDS),
  form: FORM,
  received_at: MOMENT,
  file_sha256: SHA256,
  receipt_status: oneOf(['accepted', 'accepted-with-warnings']),
  reason: orNull(text()),
  based_on_revision: orNull(REVISION),
  changes: COUNT,
});

const HISTORIC_STATUS = oneOf([...CELL_STATUSES, 'absent']);

const VALUE_CHANGE = object(
  {
    code: text(),
    old: orNull(text()),
    old_status: HISTORIC_STATUS,
    new: orNull(text()),
    new_status: HISTORIC_STATUS,
    old_raw: text(),
    new_raw: text(),
    revision: REVISION,
    kind: oneOf(REVISION_KINDS),
    reason: orNull(text()),
    received_at: MOMENT,
    file_sha256: SHA256,
    receipt_status: oneOf(['accepted', 'accepted-with-warnings']),
  },
  ['old_raw', 'new_raw'],
);

const REPORT_ROW = object({
  ...REPORT_HEAD,
  values: list(orNull(DECIMAL)),
  statuses: record(STATUS),
  raw: record(text()),
});

/** A question chooses its columns, so that none is sure to be there. */
const OBSERVATION = object(
  {
    report_id: text(),
    org_id: text(ORG_ID),
    region: text(/^\d{6}$/),
    year: YEAR,
    form: FORM,
    code: text(),
    value: orNull(DECIMAL),
    unit: text(),
    status: STATUS,
    revision: REVISION,
    raw: orNull(text()),
  } satisfies Record<ObservationColumn, JsonSchema>,
  OBSERVATION_COLUMNS,
);

const CHANGE = object({
  release: { type: 'integer', minimum: 1 },
  released_at: MOMENT,
  op: oneOf(CHANGE_OPS),
  report_id: text(),
  org_id: text(ORG_ID),
  region: text(/^\d{6}$/),
  year: YEAR,
  code: orNull(text()),
  old: orNull(DECIMAL),
  new: orNull(DECIMAL),
  old_status: orNull(text()),
  new_status: orNull(text()),
  old_revision: orNull(REVISION),
  revision: orNull(REVISION),
  reason: orNull(text()),
  receipt: orNull(object({ file_sha256: SHA256, received_at: MOMENT, receipt_status: text() })),
});

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
const CHANGE_FEED = object(
  {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text(),
    feed_url: PUBLIC_ADDRESS,
    next_url: PUBLIC_ADDRESS,
    language: text(),
    authors: list(object({ name: text() })),
    items: list(
      object({
        id: text(/^tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:release:/),
        url: PUBLIC_ADDRESS,
        external_url: PUBLIC_ADDRESS,
        title: text(),
        content_text: text(),
        date_published: MOMENT,
        tags: list(oneOf(['release', 'correction', 'withdrawal', 'takedown'])),
      }),
    ),
  },
  ['next_url'],
);

const ORGANISATION = object({
  org_id: text(ORG_ID),
  name_zh: text(),
  name_en: orNull(text()),
  kind: oneOf(ORGANISATION_KINDS),
  region: text(/^\d{6}$/),
  parent: orNull(text(ORG_ID)),
  valid_from: DAY,
  valid_to: orNull(DAY),
  credit_code: orNull(text()),
  level: orNull(oneOf(ORGANISATION_LEVELS)),
  region_edition: orNull(text()),
  former_names: orNull(text()),
  successor: orNull(text(ORG_ID)),
  event: orNull(oneOf(ORGANISATION_EVENTS)),
  event_date: orNull(DAY),
  revision: REVISION,
});

const ITEM = object({
  code: text(),
  table: { type: 'integer', minimum: 2, maximum: 4 },
  row: text(),
  column: text(),
  zh_row: text(),
  zh_column: text(),
  en: text(),
  unit: text(),
  kind: oneOf(['count', 'signed-count', 'decimal']),
  forms: list(FORM),
});

const RULE = object({
  code: text(),
  severity: oneOf(['error', 'warning', 'notice']),
  message: BOTH_LANGUAGES,
  fix: BOTH_LANGUAGES,
});

const PIPELINE = object({
  engine: object({ version: text(), ruleset: text() }),
  feeds: orNull(object({ version: COUNT, reports: COUNT, changed_at: MOMENT })),
  units: object({
    checked: list(text()),
    known: COUNT,
    behind: list(object({ unit: text(), dirty: COUNT, published: COUNT })),
  }),
  queue: object({ age_seconds: orNull(COUNT), checked_at: orNull(MOMENT) }),
  last_failure: orNull(
    object({ received_at: MOMENT, kind: oneOf(['failed']), receipt: text(/^r-[0-9a-f]{8}$/) }),
  ),
});

/** What a browser needs to send one file: the fields, then the file itself under the name `file`. */
const UPLOAD_FORM = object({
  schema: { const: 'gongkai/upload-form/v1' },
  url: text(/^https?:/),
  method: { const: 'POST' },
  fields: record(text()),
  key: text(/^incoming\//),
  expires_at: MOMENT,
  min_bytes: COUNT,
  max_bytes: COUNT,
  receipt: text(),
});

const REVIEW = object({
  outcome: oneOf(['released', 'returned']),
  reason: orNull(text()),
  by: text(),
  decided_at: MOMENT,
});

const RECEIPT_ID = text(/^r-[0-9a-f]{32}$/);

const WAITING_LIST = object({
  schema: { const: 'gongkai/waiting/v1' },
  waiting: list(object({ report_id: text(), receipt_id: RECEIPT_ID, receipt: text() })),
  next: orNull(text(/^\d{6}#\d{4}$/)),
});

/** A way in for an office without an account; what is told here is told once. */
const SUBMISSION_LINK = object({
  schema: { const: 'gongkai/submission-link/v1' },
  link_id: text(/^l-[0-9a-f]{24}$/),
  org_id: text(ORG_ID),
  year: YEAR,
  expires_at: MOMENT,
  address: ADDRESS,
  receipt_id: RECEIPT_ID,
});

/** What was written down; its receipt tells what became of it. */
const WRITTEN = object({
  schema: { const: 'gongkai/written/v1' },
  receipt_id: RECEIPT_ID,
  receipt: ADDRESS,
});

const PROBLEM = object(
  {
    type: text(/^urn:gongkai:problem:[a-z-]+$/),
    title: text(),
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text(),
    instance: ADDRESS,
    errors: list(
      object({ code: text(), parameter: text(), detail: text(), allowed: { type: 'object' } }, ['allowed']),
    ),
    see: ADDRESS,
    trace_id: text(),
  },
  ['errors', 'see'],
);

/** Every shape that an answer can have, by name. */
export const SCHEMAS = {
  Meta: META,
  Links: LINKS,
  Cell: CELL,
  Report: REPORT,
  ReportRow: REPORT_ROW,
  Revision: REVISION_ROW,
  ValueChange: VALUE_CHANGE,
  Observation: OBSERVATION,
  Change: CHANGE,
  Organisation: ORGANISATION,
  Item: ITEM,
  Rule: RULE,
  Pipeline: PIPELINE,
  Aggregate: AGGREGATE,
  Series: SERIES_SCHEMA,
  Collection: YEAR_COVERAGE,
  Differences: DIFFERENCES,
  AggregateList: envelope(list(named('Aggregate'))),
  OneSeries: envelope(named('Series')),
  YearCoverage: envelope(named('Collection')),
  DifferenceReport: envelope(named('Differences')),
  ReportList: envelope(list(named('ReportRow'))),
  OneReport: envelope(named('Report')),
  RevisionList: envelope(list(named('Revision'))),
  ValueChangeList: envelope(list(named('ValueChange'))),
  ObservationList: envelope(list(named('Observation'))),
  ChangeList: envelope(list(named('Change'))),
  OrganisationList: envelope(list(named('Organisation'))),
  ItemList: envelope(list(named('Item'))),
  RuleList: envelope(list(named('Rule'))),
  Status: envelope(named('Pipeline')),
  ChangeFeed: CHANGE_FEED,
  Receipt: RECEIPT_SCHEMA,
  Validation: VALIDATION_SCHEMA,
  Review: REVIEW,
  ReviewList: envelope(list(named('Review'))),
  UploadForm: UPLOAD_FORM,
  SubmissionLink: SUBMISSION_LINK,
  WaitingList: WAITING_LIST,
  Written: WRITTEN,
  OpenApi: {
    type: 'object',
    required: ['openapi', 'info', 'paths', 'components'],
    properties: {
      openapi: text(/^3\.1\.\d+$/),
      info: { type: 'object' },
      paths: { type: 'object' },
      components: { type: 'object' },
    },
  },
  Problem: PROBLEM,
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type SchemaName = keyof typeof SCHEMAS;

function envelope(data: JsonSchema): JsonSchema {
  return object({ meta: named('Meta'), data, links: named('Links') });
}

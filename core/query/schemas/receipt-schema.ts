import { ORG_ID } from '../../datasets/organisation.ts';
import { ROUND_ID } from '../../datasets/round.ts';
import {
  BOTH_LANGUAGES,
  COUNT,
  FLAG,
  MOMENT,
  SHA256,
  list,
  object,
  oneOf,
  text,
  type JsonSchema,
} from './json-schema.ts';

const RECORD_STATUS = oneOf(['accepted', 'accepted-with-warnings', 'rejected', 'superseded', 'duplicate']);
const REVISION: JsonSchema = { type: 'integer', minimum: 1 };

const READING = object({
  encoding: oneOf(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']),
  bom: FLAG,
  delimiter: oneOf(['comma', 'semicolon', 'tab']),
  newline: oneOf(['lf', 'crlf', 'cr', 'mixed', 'none']),
  layout: oneOf(['form', 'wide', 'long', 'register']),
});

const PLACE = object({ cell: text(/^[A-Z]+\d+$/), row: COUNT, column: COUNT, code: text(), value: text() }, [
  'code',
  'value',
]);

const FINDING = object(
  {
    code: text(),
    severity: oneOf(['error', 'warning', 'notice']),
    report_id: text(),
    message: BOTH_LANGUAGES,
    fix: BOTH_LANGUAGES,
    at: list(PLACE),
    expected: text(),
    actual: text(),
    difference: text(),
  },
  ['report_id', 'expected', 'actual', 'difference'],
);

/** What a judgement says of a file, whether it was uploaded or only tried. */
const JUDGED = {
  reading: READING,
  reports: list(object({ report_id: text(), status: RECORD_STATUS, revision: REVISION }, ['revision'])),
  organisations: list(
    object({ org_id: text(ORG_ID), status: RECORD_STATUS, revision: REVISION }, ['revision']),
  ),
  decisions: list(object({ decision_id: text(), status: RECORD_STATUS, revision: REVISION }, ['revision'])),
  rounds: list(object({ round_id: text(ROUND_ID), status: RECORD_STATUS, revision: REVISION }, ['revision'])),
  lines: object({
    read: COUNT,
    header: COUNT,
    accepted: COUNT,
    rejected: COUNT,
    skipped: list(object({ reason: text(), lines: COUNT })),
  }),
  counts: object({ error: COUNT, warning: COUNT, notice: COUNT }),
  findings_listed: COUNT,
  findings: list(FINDING),
  engine: object({ version: text(), ruleset: text(), context: text() }),
};
const WHERE_KNOWN = ['reading', 'organisations', 'rounds', 'decisions'];

/** The receipt of an upload. */
export const RECEIPT_SCHEMA: JsonSchema = object(
  {
    schema: { const: 'gongkai/receipt/v1' },
    receipt_id: text(/^r-[0-9a-f]{32}$/),
    status: oneOf([
      'accepted',
      'accepted-with-warnings',
      'rejected',
      'partly-accepted',
      'superseded',
      'duplicate',
      'gone',
      'failed',
    ]),
    upload: object(
      {
        key: text(),
        version_id: text(),
        dataset: text(),
        sender: text(ORG_ID),
        file_name: text(),
        received_at: { anyOf: [MOMENT, { const: '' }] },
        bytes: COUNT,
        sha256: SHA256,
      },
      ['sender', 'sha256'],
    ),
    ...JUDGED,
  },
  WHERE_KNOWN,
);

/** What a file that was only tried is told. */
export const VALIDATION_SCHEMA: JsonSchema = object(
  {
    schema: { const: 'gongkai/validation/v1' },
    status: oneOf(['accepted', 'accepted-with-warnings', 'rejected', 'partly-accepted']),
    judged_at: MOMENT,
    file: object({ dataset: text(), sender: text(ORG_ID), file_name: text(), bytes: COUNT, sha256: SHA256 }, [
      'sender',
    ]),
    ...JUDGED,
  },
  WHERE_KNOWN,
);

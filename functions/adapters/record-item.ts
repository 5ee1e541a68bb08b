import { gunzipSync, gzipSync } from 'node:zlib';
import type { Decision } from '../../core/decisions/decision.ts';
import type { Organisation } from '../../core/datasets/organisation.ts';
import type { Round } from '../../core/datasets/round.ts';
import { reportIdOf, type CanonicalReport } from '../../core/forms/canonical-report.ts';
import type { PublishedDecision } from '../../core/publish/published-decision.ts';
import type { PublishedOrganisation } from '../../core/publish/published-organisation.ts';
import type { PublishedReport, ReportSource } from '../../core/publish/published-report.ts';
import type { StoredRevision } from '../../core/publish/report-history.ts';
import type { PublishedRound } from '../../core/publish/published-round.ts';
import { isFiled, momentOf } from '../flows/order-token.ts';
import { recordDigest } from '../flows/record-digest.ts';
import { recordIdOf } from '../flows/record-id.ts';
import type { AcceptedRecord, CurrentState, RevisionMark, Standing } from '../ports.ts';
import { Attributes, DamagedItem, SCHEMA_VERSION, type Item } from './attribute.ts';
import { packCells, unpackCells } from './pack-cells.ts';
import { tableKey } from './table-key.ts';

/** The immutable item of a revision: the whole record, compressed. */
export function revisionItem(record: AcceptedRecord): Item {
  const { pk, sk } = tableKey.revision(recordIdOf(record), record.token);
  return {
    pk: { S: pk },
    sk: { S: sk },
    sv: { N: String(SCHEMA_VERSION) },
    dig: { S: recordDigest(record) },
    body: { B: gzipSync(JSON.stringify(record)) },
  };
}

/** The record of a revision item. */
export function recordOf(item: Item): AcceptedRecord {
  // `revisionItem` wrote it, and `Attributes` refuses items of a newer schema.
  return JSON.parse(gunzipSync(new Attributes(item).bytes('body')).toString()) as AcceptedRecord;
}

/** A revision of a report with all that its history tells. */
export function storedRevision(item: Item): StoredRevision {
  const { token, digest } = revisionMark(item);
  const record = recordOf(item);
  if (record.kind !== 'report') throw new DamagedItem(`revision ${token} is not of a report`);
  return { token, digest, source: record.source, report: record.report };
}

/** Place and digest of a revision item. */
export function revisionMark(item: Item): RevisionMark {
  const attributes = new Attributes(item);
  return { token: attributes.text('sk'), digest: attributes.text('dig') };
}

/** The current item of a record: what hot paths read, at most 1 KB for a usual report. */
export function currentItem(record: AcceptedRecord, standing: Standing, version: number): Item {
  const { pk, sk } = tableKey.current(recordIdOf(record));
  return {
    pk: { S: pk },
    sk: { S: sk },
    sv: { N: String(SCHEMA_VERSION) },
    ver: { N: String(version) },
    tok: { S: standing.newest },
    ...(standing.token === standing.newest ? {} : { eff: { S: standing.token } }),
    ...(standing.filed === undefined || standing.filed === standing.newest
      ? {}
      : { fil: { S: standing.filed } }),
    rev: { N: String(standing.revision) },
    dig: { S: standing.digest },
    ...contentOf(record),
  };
}

/** The state that a current item tells. */
export function currentState(item: Item): CurrentState {
  const attributes = new Attributes(item);
  const newest = attributes.text('tok');
  const filed = attributes.textIf('fil') ?? (isFiled(newest) ? newest : undefined);
  return {
    newest,
    token: attributes.textIf('eff') ?? newest,
    revision: attributes.number('rev'),
    digest: attributes.text('dig'),
    version: attributes.number('ver'),
    ...(filed === undefined ? {} : { filed }),
  };
}

function contentOf(record: AcceptedRecord): Item {
  if (record.kind === 'organisation') return { row: { S: JSON.stringify(record.organisation) } };
  if (record.kind === 'decision') {
    return { dec: { S: JSON.stringify(record.decision) }, at: { S: record.source.receivedAt } };
  }
  if (record.kind === 'round') return { body: { B: gzipSync(JSON.stringify(record.round)) } };
  const { report, source } = record;
  const { cells, marks } = packCells(report);
  return {
    ...(report.withdrawn ? { wd: { BOOL: true } } : {}),
    form: { S: report.form },
    v: { S: cells },
    ...(marks === undefined ? {} : { m: { S: marks } }),
    ...(hasText(report) ? { txt: { BOOL: true } } : {}),
    src: { B: Buffer.from(source.fileSha256, 'hex') },
    at: { S: source.receivedAt },
    st: { S: source.status === 'accepted' ? 'a' : 'w' },
  };
}

/** Whether the revision holds more than its current item tells. */
function hasText({ sections, explanations, ...report }: CanonicalReport): boolean {
  if (report.basedOnRevision !== undefined || report.withdrawn === true) return true;
  if (report.correctionReason !== undefined || report.provenance !== undefined) return true;
  return Object.keys({ ...sections, ...explanations }).length > 0;
}

/** A report as its current item tells it; `text` says whether its revision holds texts too. */
export function reportFigures(item: Item): { readonly report: PublishedReport; readonly text: boolean } {
  const attributes = new Attributes(item);
  const orgId = attributes.text('sk');
  const year = Number(attributes.text('pk').split('#').at(-1));
  const form = attributes.text('form') === '2019' ? '2019' : '2021';
  const marks = attributes.textIf('m');
  const isWithdrawn = item['wd']?.BOOL === true;
  const packed = { cells: attributes.text('v'), ...(marks === undefined ? {} : { marks }) };
  return {
    text: item['txt']?.BOOL === true,
    report: {
      reportId: reportIdOf(orgId, year),
      orgId,
      year,
      form,
      ...(isWithdrawn ? { values: [], marks: {}, withdrawn: true } : unpackCells(form, packed)),
      sections: {},
      explanations: {},
      revision: attributes.number('rev'),
      source: sourceOf(attributes),
      ...filedAtOf(attributes),
    },
  };
}

/** When it was first filed, where a correction came since: only then the item says so. */
function filedAtOf(attributes: Attributes): Pick<PublishedReport, 'filedAt'> {
  const filedAt = momentOf(attributes.textIf('fil') ?? '');
  return filedAt === undefined ? {} : { filedAt };
}

function sourceOf(attributes: Attributes): ReportSource {
  return {
    fileSha256: Buffer.from(attributes.bytes('src')).toString('hex'),
    receivedAt: attributes.text('at'),
    status: attributes.text('st') === 'a' ? 'accepted' : 'accepted-with-warnings',
  };
}

/** A decision as its current item tells it. */
export function decisionOf(item: Item): PublishedDecision {
  const attributes = new Attributes(item);
  // `currentItem` wrote it.
  const decision = JSON.parse(attributes.text('dec')) as Decision;
  const { token, revision } = currentState(item);
  return { decision, revision, token, receivedAt: attributes.text('at') };
}

/** A row of the register as its current item tells it. */
export function organisationOf(item: Item): PublishedOrganisation {
  const attributes = new Attributes(item);
  // `currentItem` wrote it.
  const row = JSON.parse(attributes.text('row')) as Organisation;
  return { ...row, revision: attributes.number('rev') };
}

/** A round as its current item tells it. */
export function roundOf(item: Item): PublishedRound {
  const attributes = new Attributes(item);
  // `currentItem` wrote it.
  const round = JSON.parse(gunzipSync(attributes.bytes('body')).toString()) as Round;
  return { ...round, revision: attributes.number('rev') };
}

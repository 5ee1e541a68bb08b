import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOMBSTONE } from '../../../core/forms/redaction.ts';
import type { PublishedDecision } from '../../../core/publish/published-decision.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { renderShard } from '../../../core/publish/render-shard.ts';
import type { StoredRevision } from '../../../core/publish/report-history.ts';
import { shardOf } from '../../../core/publish/shard-content.ts';
import { anOrganisation, aReport, sha256, textOf } from './shard-factory.ts';

const ITEM = 't2_normative_docs__in_force';
const RULE = 'T3-BAL';
const PERSONAL = '张某某来电';
const UNBALANCED = { t3_new_received__total: '1' };

const first = aReport(
  { sections: { one: PERSONAL }, explanations: { [RULE]: PERSONAL } },
  { ...UNBALANCED, [ITEM]: '178' },
);
const corrected = aReport(
  {
    revision: 2,
    correctionReason: '漏计一批文件',
    explanations: { [RULE]: PERSONAL },
    source: { ...first.source, receivedAt: '2022-02-20T01:02:03Z' },
  },
  { ...UNBALANCED, [ITEM]: '219' },
);

describe('the page of a corrected report', () => {
  it('shows what was and what is, with the reason, and leads to the whole history', () => {
    const page = pageOf([]);
    assert.match(page, /行政规范性文件·现行有效件数<\/span>.*<td>178<\/td><td>219<\/td>/);
    assert.match(page, /更正原因<\/span>.*漏计一批文件/);
    assert.match(page, /href="\/feeds\/v1\/years\/2021\/[^"]*histor[^"]*\.json"/);
    assert.ok(page.includes(PERSONAL));
  });

  it('has nothing of what was taken down: neither in its history nor beside a finding', () => {
    const page = pageOf([takedown('section_1'), takedown(`explain:${RULE}`)]);
    assert.match(page, /<td>178<\/td><td>219<\/td>/);
    assert.ok(page.includes(TOMBSTONE));
    assert.ok(!page.includes(PERSONAL));
  });

  it('has nothing of a decided explanation that was taken down', () => {
    const decided = `${PERSONAL}，已核实`;
    assert.ok(pageOf([explanation(decided)]).includes(decided));
    const page = pageOf([explanation(decided), takedown('section_1'), takedown(`explain:${RULE}`)]);
    assert.ok(!page.includes(PERSONAL));
  });
});

function pageOf(decisions: readonly PublishedDecision[]): string {
  const shard = shardOf(
    {
      year: 2021,
      region: '419001',
      reports: [corrected],
      organisations: new Map([['419001-gov-office', anOrganisation()]]),
      rounds: [],
      decisions,
      histories: new Map([
        [first.reportId, [stored('1#2022-01#a', first), stored('1#2022-02#b', corrected)]],
      ]),
    },
    'CC-BY-4.0',
  );
  const page = renderShard(shard, sha256).files.find(({ mediaType }) => mediaType.startsWith('text/html'));
  assert.ok(page);
  return textOf(page.body);
}

function stored(token: string, { source, ...report }: PublishedReport): StoredRevision {
  return { token, digest: token, source, report };
}

function takedown(field: string): PublishedDecision {
  const head = { reportId: first.reportId, by: '政务公开办公室' };
  return { decision: { kind: 'takedowns', field, ...head }, ...placed(4) };
}

function explanation(text: string): PublishedDecision {
  const head = { reportId: first.reportId, by: '李四' };
  return { decision: { kind: 'explanations', rule: RULE, text, ...head }, ...placed(3) };
}

function placed(month: number): Pick<PublishedDecision, 'revision' | 'token' | 'receivedAt'> {
  return { revision: 1, token: `1#2022-0${month}#c`, receivedAt: `2022-0${month}-20T01:02:03Z` };
}

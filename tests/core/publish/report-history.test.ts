import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { historyJson } from '../../../core/publish/history-json.ts';
import { reportHistory, type StoredRevision } from '../../../core/publish/report-history.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { report } from '../../functions/records.ts';

const ITEM = 't2_normative_docs__in_force';

/** A revision whose content is told apart by its digest. */
function revision(token: string, change: Partial<CanonicalReport> = {}): StoredRevision {
  const content = report(change);
  const source = {
    fileSha256: token.repeat(64).slice(0, 64),
    receivedAt: '2022-01-20T08:00:00Z',
    status: 'accepted',
  } as const;
  return { token, digest: JSON.stringify(content), source, report: content };
}

const VALUES = report().values;
const POSITION = 5;
const WITHDRAWN = { withdrawn: true, values: [], correctionReason: '重复报送' } as const;

describe('the history of a report', () => {
  const first = revision('a', { values: VALUES.with(POSITION, '178') });
  const corrected = revision('b', {
    values: VALUES.with(POSITION, '219'),
    correctionReason: '误填',
    basedOnRevision: 1,
  });
  const withdrawn = revision('c', WITHDRAWN);
  const back = revision('d', { values: VALUES.with(POSITION, '220') });

  it('numbers revisions and tells what each changed, with its reason', () => {
    const history = reportHistory([first, corrected]);
    assert.deepEqual(
      history.map(({ revision: number, kind, reason, basedOnRevision, changes }) => ({
        number,
        kind,
        reason,
        basedOnRevision,
        changes,
      })),
      [
        { number: 1, kind: 'first', reason: undefined, basedOnRevision: undefined, changes: [] },
        {
          number: 2,
          kind: 'correction',
          reason: '误填',
          basedOnRevision: 1,
          changes: [
            {
              code: ITEM,
              old: { value: '178', status: 'reported' },
              new: { value: '219', status: 'reported' },
            },
          ],
        },
      ],
    );
  });

  it('passes over one that equals the one before it, and counts a return to an older state', () => {
    const again = { ...corrected, token: 'bb' };
    const returned = { ...first, token: 'bc' };
    const numbers = reportHistory([first, corrected, again, returned]).map((one) => [
      one.revision,
      one.source.fileSha256[0],
    ]);
    assert.deepEqual(numbers, [
      [1, 'a'],
      [2, 'b'],
      [3, 'a'],
    ]);
  });

  it('a withdrawal is a revision without values, and what brings it back is held to the last values', () => {
    const [, , third, fourth] = reportHistory([first, corrected, withdrawn, back]);
    assert.deepEqual([third?.kind, third?.reason, third?.changes], ['withdrawal', '重复报送', []]);
    assert.equal(fourth?.kind, 'restoration');
    assert.deepEqual(
      fourth?.changes.map(({ old, new: now }) => [old.value, now.value]),
      [['219', '220']],
    );
  });

  it('does not depend on the order in which revisions are given', () => {
    const all = [first, corrected, withdrawn, back];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (given) => {
        assert.deepEqual(reportHistory(given), reportHistory(all));
      }),
    );
  });

  it('tells blank, text and zero apart, texts, and where an import was found', () => {
    const imported = { sourceUrl: 'https://a.example/1' };
    const old = revision('a', {
      values: VALUES.with(0, null),
      marks: { t2_regulations__issued: { status: 'blank' } },
      sections: { one: '旧' },
      provenance: imported,
    });
    const now = revision('b', {
      values: VALUES.with(0, null),
      marks: { t2_regulations__issued: { status: 'text', raw: '无' } },
      explanations: { 'X-CARRY': '合并' },
      provenance: { sourceUrl: 'https://a.example/2' },
    });
    const [, second] = reportHistory([old, now]);
    assert.deepEqual(second?.changes, [
      {
        code: 't2_regulations__issued',
        old: { value: null, status: 'blank' },
        new: { value: null, status: 'text', raw: '无' },
      },
      { code: 'section_1', old: { value: '旧', status: 'reported' }, new: { value: null, status: 'absent' } },
      {
        code: 'source_url',
        old: { value: 'https://a.example/1', status: 'reported' },
        new: { value: 'https://a.example/2', status: 'reported' },
      },
      {
        code: 'explain:X-CARRY',
        old: { value: null, status: 'absent' },
        new: { value: '合并', status: 'reported' },
      },
    ]);
  });

  it('is one JSON document, each change in a flat row', () => {
    const document = JSON.parse(historyJson(reportHistory([first, corrected]), 'CC-BY-4.0'));
    assert.equal(document.report_id, '419001-gov-office.2021');
    assert.deepEqual(document.revisions[1].changes, [
      { code: ITEM, old: '178', old_status: 'reported', new: '219', new_status: 'reported' },
    ]);
    assert.deepEqual(document.revisions[1].based_on_revision, 1);
  });
});

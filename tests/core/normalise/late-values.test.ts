import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { withLateValues } from '../../../core/normalise/late-values.ts';
import { judge } from '../upload-factory.ts';

const ID = { reportId: '419001-gov.2021', orgId: '419001-gov', year: 2021, form: '2021' } as const;
const REST = { marks: {}, sections: {}, explanations: {} };

test('a report whose values come late is plain data to whoever looks at it', () => {
  let asked = 0;
  const cells = {
    written: () => {
      asked++;
      return ['1', '0'];
    },
    fill: () => undefined,
  };
  const report = withLateValues({ ...ID }, cells, REST);
  const plain = { ...ID, values: ['1', '0'], ...REST };
  assert.equal(asked, 0, 'nothing is made before somebody asks');
  assert.deepEqual(report, plain);
  assert.deepEqual({ ...report }, plain);
  assert.deepEqual(structuredClone(report), plain);
  assert.equal(JSON.stringify(report), JSON.stringify(plain));
  const copy = { ...report };
  const before = asked;
  assert.deepEqual(copy.values, ['1', '0']);
  assert.equal(asked, before, 'a copy has its values');
});

test('whoever goes through the values of a bulk report one by one has them made once', () => {
  const header = ['org_id', 'year', ...FORM_2021.items.map(({ code }) => code)];
  const rowOf = (orgId: string) => [orgId, '2021', ...FORM_2021.items.map(() => '0')];
  const rows = [header, rowOf('419001-gov'), rowOf('419001-gov-office')];
  const { reports } = judge(rows.map((cells) => cells.join(',')).join('\n'));
  assert.equal(reports.length, 2);
  for (const report of reports) assert.equal(report.values, report.values);
});

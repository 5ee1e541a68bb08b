import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLateValues } from '../../../core/normalise/late-values.ts';

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

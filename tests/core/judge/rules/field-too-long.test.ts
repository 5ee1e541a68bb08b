import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { formRows } from '../../../../core/publish/layouts/form-layout.ts';
import { csv } from '../../../../scripts/samples/csv.ts';
import { readCase } from '../../../../scripts/samples/read-case.ts';
import { codesOf, judge } from '../../upload-factory.ts';
import { ruleCases } from './rule-cases.ts';

ruleCases('field-too-long', [['at the limit in one cell', { sections: { five: '改'.repeat(20_000) } }, []]]);

for (const [rows, isTooLong] of [
  [10, false],
  [11, true],
] as const)
  test(`a section of ${rows} rows of 1,900 characters is ${isTooLong ? 'too long' : 'fine'}`, () => {
    const sheet = {
      ...readCase('419001-jiyuan-gov-office-2021'),
      sections: { five: 'FIVE', six: '无处理费。' },
    };
    const lines = Array.from({ length: rows }, () => ['改'.repeat(1_900)]);
    const spread = formRows(FORM_2021, sheet).flatMap((row) => (row[0] === 'FIVE' ? lines : [row]));
    assert.equal(codesOf(judge(csv(spread))).includes('field-too-long'), isTooLong);
  });

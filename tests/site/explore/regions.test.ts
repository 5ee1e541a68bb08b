import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import { regionName, regionsOf } from '../../../site/explore/regions.ts';

const REGISTER = new Map(
  (
    [
      ['410000-gov', '河南省人民政府', 'government'],
      ['410100-gov', '郑州市人民政府', 'government'],
      ['419001-gov-office', '济源市人民政府办公室', 'office'],
    ] as const
  ).map(([orgId, nameZh, kind]): [string, Organisation] => [
    orgId,
    { orgId, nameZh, kind, region: orgId.slice(0, 6), validFrom: '2000-01-01' },
  ]),
);

test('regions are offered by province, city and county, named as their governments', () => {
  assert.deepEqual(Object.fromEntries(regionsOf(REGISTER)), {
    2: [{ code: '41', name: '河南省' }],
    4: [
      { code: '4101', name: '郑州市' },
      { code: '4190', name: '' },
    ],
    6: [
      { code: '410000', name: '河南省本级' },
      { code: '410100', name: '郑州市本级' },
      { code: '419001', name: '' },
    ],
  });
  assert.equal(regionName('41', REGISTER), '河南省');
  assert.equal(regionName('419001', REGISTER), '419001');
});

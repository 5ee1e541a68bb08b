import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import { indexOrganisations } from '../../../site/explore/find-organisations.ts';

const NAMES = [
  ['419001-gov', '济源市人民政府'],
  ['419001-gov-office', '济源市人民政府办公室'],
  ['330400-gov-office', '嘉兴市人民政府办公室'],
  ['330400-tax', '国家税务总局嘉兴市税务局'],
] as const;

const index = indexOrganisations([
  ...NAMES.map(([orgId, nameZh]) => anOrganisation(orgId, nameZh)),
  {
    ...anOrganisation('110000-x1', '新名称局'),
    nameEn: 'Bureau X',
    formerNames: [{ nameZh: '旧名称局', until: '2020-01-01' }],
  },
]);

/** [what is asked, what is found, in order] */
const CASES = [
  ['济源', ['419001-gov', '419001-gov-office']],
  ['办公室 嘉兴', ['330400-gov-office']],
  ['４１９００１', ['419001-gov', '419001-gov-office']],
  ['旧名称', ['110000-x1']],
  ['bureau', ['110000-x1']],
  ['没有', []],
  ['  ', []],
] as const;

for (const [question, found] of CASES)
  test(`“${question}” finds ${found.join(' and ') || 'nobody'}`, () => {
    assert.deepEqual(
      index.find(question, 10).found.map(({ orgId }) => orgId),
      found,
    );
  });

test('ten thousand organisations are searched while somebody types, and the list is cut', () => {
  const many = indexOrganisations(
    Array.from({ length: 10_000 }, (_, number) =>
      anOrganisation(`${100_000 + (number % 999)}-org-${number}`, `第${number}号测试机构`),
    ),
  );
  const started = performance.now();
  const { found, all } = many.find('测试机构', 20);
  // A few milliseconds; the bound is for a computer that does something else as well.
  assert.ok(performance.now() - started < 1_000);
  assert.deepEqual([found.length, all], [20, 10_000]);
});

function anOrganisation(orgId: string, nameZh: string): Organisation {
  return { orgId, nameZh, kind: 'office', region: orgId.slice(0, 6), validFrom: '2000-01-01' };
}

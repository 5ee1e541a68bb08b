import { EXAMPLE_ORGANISATION } from '../../../../core/judge/rule-book/example-register.ts';
import type { Organisation } from '../../../../core/datasets/organisation.ts';
import { ruleCases } from './rule-cases.ts';

const ONE_RULE = { cells: { t2_regulations__issued: '1', t2_regulations__in_force: '1' } };

function body(region: string, kind: Organisation['kind']) {
  const orgId = `${region}-body`;
  const row = { ...EXAMPLE_ORGANISATION, orgId, region, kind };
  return [{ ...ONE_RULE, orgId }, { organisations: new Map([[orgId, row]]) }] as const;
}
const [MINISTRY, WITH_MINISTRY] = body('000000', 'department');
const [PROVINCE, WITH_PROVINCE] = body('410000', 'government');
const [CITY, WITH_CITY] = body('321300', 'office');
const [CITY_BUREAU, WITH_CITY_BUREAU] = body('321300', 'department');
const [COUNTY, WITH_COUNTY] = body('419001', 'government');

ruleCases('T2-RULEMAKER', [
  ['a ministry makes rules', MINISTRY, [], WITH_MINISTRY],
  ['a province makes rules', PROVINCE, [], WITH_PROVINCE],
  ['the office of a city with districts reports them', CITY, [], WITH_CITY],
  ['a bureau of that city has none', CITY_BUREAU, ['t2_regulations__issued'], WITH_CITY_BUREAU],
  ['a county has none', COUNTY, ['t2_regulations__issued'], WITH_COUNTY],
  ['zeros are right everywhere', {}, []],
  [
    'the 2019 form too',
    { form: '2019', cells: { t2_regulations__made_new: '1' } },
    ['t2_regulations__made_new'],
  ],
  ['an unknown body is not assessable', { ...ONE_RULE, orgId: '419001-nowhere' }, []],
]);

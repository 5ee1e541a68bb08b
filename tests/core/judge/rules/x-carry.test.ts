import { EXAMPLE_ORGANISATION } from '../../../../core/judge/rule-book/example-register.ts';
import { ruleCases } from './rule-cases.ts';

const OUT_2 = {
  cells: {
    t3_new_received__natural: '5',
    t3_new_received__total: '5',
    t3_carried_out__natural: '2',
    t3_carried_out__total: '2',
  },
};
const IN_2 = {
  cells: {
    t3_carried_in__natural: '2',
    t3_carried_in__total: '2',
    t3_carried_out__natural: '2',
    t3_carried_out__total: '2',
  },
};
const OTHER_APPLICANT = {
  cells: {
    t3_carried_in__org_other: '2',
    t3_carried_in__total: '2',
    t3_carried_out__org_other: '2',
    t3_carried_out__total: '2',
  },
};

function registered(more: Partial<typeof EXAMPLE_ORGANISATION>) {
  const row = { ...EXAMPLE_ORGANISATION, ...more };
  return { organisations: new Map([[row.orgId, row]]) };
}

ruleCases('X-CARRY', [
  ['carried over', { ...IN_2, lastYear: OUT_2 }, []],
  ['forgotten: column and total', { lastYear: OUT_2 }, ['0 for 2', '0 for 2']],
  [
    'another kind of applicant: columns only',
    { ...OTHER_APPLICANT, lastYear: OUT_2 },
    ['0 for 2', '2 for 0'],
  ],
  ['no report of last year is not assessable', IN_2, []],
  [
    'a renamed body keeps its series',
    { lastYear: { ...OUT_2, orgName: '新名字局' }, orgName: '新名字局' },
    ['0 for 2', '0 for 2'],
    registered({ nameZh: '新名字局' }),
  ],
  [
    'a body that begins in the year has no past',
    { lastYear: OUT_2 },
    [],
    registered({ validFrom: '2023-03-01' }),
  ],
  [
    'a body under another parent has no comparable past',
    { lastYear: OUT_2 },
    [],
    {
      ...registered({ parent: '419001-new' }),
      formerOrganisations: new Map([
        [EXAMPLE_ORGANISATION.orgId, { ...EXAMPLE_ORGANISATION, parent: '419001-old' }],
      ]),
    },
  ],
  ['from the 2019 form to that of 2021', { year: 2021, lastYear: { ...OUT_2, form: '2019' } }, []],
]);

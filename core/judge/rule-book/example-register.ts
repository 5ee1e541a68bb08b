import type { Organisation } from '../../datasets/organisation.ts';

/** The body that the examples of the rules speak of; it does not exist. */
export const EXAMPLE_ORGANISATION: Organisation = {
  orgId: '419001-example',
  nameZh: '示例市档案管理局',
  nameEn: 'Example archives bureau',
  kind: 'department',
  region: '419001',
  validFrom: '2019-01-01',
};

/** The register against which the examples are judged. */
export const EXAMPLE_REGISTER: readonly Organisation[] = [
  EXAMPLE_ORGANISATION,
  { ...EXAMPLE_ORGANISATION, orgId: '419001-example-closed', nameZh: '示例市撤销局', validTo: '2020-12-31' },
  { ...EXAMPLE_ORGANISATION, orgId: '419001-example-other', nameZh: '示例市另一局' },
];

/** The cells above 0 of the small sound report of the examples: three requests, all granted. */
export const EXAMPLE_CELLS: Readonly<Record<string, string>> = {
  t3_new_received__natural: '3',
  t3_new_received__total: '3',
  t3_granted__natural: '3',
  t3_granted__total: '3',
  t3_result_total__natural: '3',
  t3_result_total__total: '3',
};

/** The years of the examples by form, where an example gives none. */
export const EXAMPLE_YEARS = { '2019': 2020, '2021': 2023 } as const;

import { caseNames, readCaseFile } from './case-file.ts';

const HEADER = [
  'org_id',
  'name_zh',
  'name_en',
  'kind',
  'region',
  'parent',
  'valid_from',
  'valid_to',
  'level',
  'region_edition',
];
const EDITION = '2023';

/** Bodies above and beside those of the cases; 419001-closed is invented, for a body that had ceased to exist. */
const OTHERS = [
  ['320000-gov', '江苏省人民政府', '', 'government', '320000', '', '2019-01-01', '', 'province', EDITION],
  ['410000-gov', '河南省人民政府', '', 'government', '410000', '', '2019-01-01', '', 'province', EDITION],
  [
    '419001-closed',
    '示例：已撤销机构',
    'Synthetic: a body that ceased to exist',
    'other',
    '419001',
    '419001-gov',
    '2019-01-01',
    '2019-12-31',
    'prefecture',
    EDITION,
  ],
  [
    '419001-gov',
    '济源市人民政府',
    '',
    'government',
    '419001',
    '410000-gov',
    '2019-01-01',
    '',
    'prefecture',
    EDITION,
  ],
];

const PARENTS: Readonly<Record<string, string>> = {
  '321300-gov': '320000-gov',
  '330400-gov-office': '330400-gov',
  '419001-gov-office': '419001-gov',
};

/** The register of the samples, header first, in the order of ids: every body of a case, and those above some of them. */
export function registerRows(): readonly (readonly string[])[] {
  const ofCases = new Map(
    caseNames().map((name) => {
      const { org_id: id, org_name: nameZh, kind, tier } = readCaseFile(name);
      const row = [id, nameZh, '', kind, id.slice(0, 6), PARENTS[id] ?? '', '2019-01-01', '', tier, EDITION];
      return [id, row] as const;
    }),
  );
  const rows = [...OTHERS, ...ofCases.values()];
  return [HEADER, ...rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))];
}

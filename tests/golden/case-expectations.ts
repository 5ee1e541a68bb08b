/** What is known of a case: codes that its notes name, and codes that its notes contradict. */
export interface CaseExpectation {
  readonly named: readonly string[];
  readonly contradicted: readonly string[];
}

const SUMS = ['T3-BAL', 'T3-SUM7', 'T3-ROW', 'T4-SUM'];

/** Case by case, out of the notes of each: what its report has wrong, and what it has right. */
export const CASE_EXPECTATIONS: Readonly<Record<string, CaseExpectation>> = {
  '310000-shanghai-general-office-2019': {
    named: ['CELL-BLANK', 'CELL-TYPE', 'T3-BLANKTOTAL', 'N-TABLE', 'N-GROUPS'],
    contradicted: ['N-BAL', 'T2V19-TOTAL', 'T2V19-NEW', 'P-FORM'],
  },
  '321300-suqian-2023': {
    named: [],
    contradicted: [...SUMS, 'N-TABLE', 'N-PARTS', 'N-APPLICANT', 'N-BAL', 'F6-MULT', 'CELL-TYPE'],
  },
  '321300-suqian-2024': { named: ['N-TABLE'], contradicted: [...SUMS, 'X-CARRY', 'X-INFORCE', 'F6-MULT'] },
  '419001-jiyuan-gov-office-2021': {
    named: ['N-TABLE'],
    contradicted: [
      ...SUMS,
      'X-INFORCE',
      'X-CARRY',
      'N-BAL',
      'N-PCT',
      'N-PARTS',
      'F6-CLAUSE',
      'P-PERIOD',
      'P-NAME',
    ],
  },
  'gd-haizhu-jiangnanzhong-2020': { named: ['CELL-TYPE'], contradicted: ['CELL-BLANK', 'P-FORM'] },
  'gd-xuwen-justice-2023': { named: ['CELL-BLANK'], contradicted: ['T2-FLOOR', 'T3-BLANKTOTAL'] },
  'gs-gangu-transport-2022': { named: ['N-PARTS'], contradicted: ['N-TABLE'] },
  'gs-kangle-shangwan-2019': { named: ['CELL-TYPE'], contradicted: ['P-FORM', 'T2-RULEMAKER'] },
  'gs-lintao-xintian-2022': { named: ['N-PARTS'], contradicted: ['N-TABLE'] },
  'ha-zhongyuan-education-2020': { named: ['CELL-TYPE', 'T2V19-MISREAD'], contradicted: ['CELL-INT'] },
  'hb-baokang-agriculture-2021': { named: ['CELL-BLANK'], contradicted: ['T2-RULEMAKER'] },
  'hb-hanyang-gov-office-2022': { named: ['CELL-BLANK'], contradicted: ['N-GROUPS', 'N-TABLE', 'T2-FLOOR'] },
  'hb-tianmen-tuoshi-2020': { named: ['T2V19-NEW'], contradicted: ['T2V19-TOTAL', 'CELL-BLANK'] },
  'hl-qianjin-education-2020': { named: ['CELL-BLANK'], contradicted: ['CELL-TYPE', 'T2V19-MISREAD'] },
  'jl-changchun-edz-education-2020': { named: ['T2-RULEMAKER', 'CELL-TYPE'], contradicted: ['T2V19-TOTAL'] },
  'jl-changchun-veterans-2023': { named: ['N-TABLE'], contradicted: ['CELL-BLANK', 'CELL-TYPE'] },
  'jl-erdao-expropriation-2022': { named: ['CELL-BLANK', 'T3-BLANKTOTAL'], contradicted: ['N-TABLE'] },
  'nm-xilingol-commerce-2021': { named: ['T2-FLOOR'], contradicted: ['CELL-BLANK', 'T2-RULEMAKER'] },
  'sc-lizhou-education-2019': { named: ['T2V19-MISREAD'], contradicted: ['CELL-INT', 'CELL-TYPE'] },
  'sn-xixian-dizhang-2023': { named: ['P-FORM'], contradicted: ['CELL-TYPE'] },
  'sn-zichang-2023': { named: ['N-PARTS'], contradicted: ['N-TABLE'] },
  'zj-jiaxing-2024': { named: [], contradicted: ['N-DISPUTES', 'N-TABLE'] },
  'zj-jiaxing-gov-office-2022': { named: [], contradicted: ['N-BAL', 'N-GROUPS', 'N-DISPUTES'] },
  'zj-jiaxing-gov-office-2023': { named: [], contradicted: ['X-CARRY', 'N-BAL', 'N-GROUPS'] },
};

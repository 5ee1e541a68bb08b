import { ruleCases } from './rule-cases.ts';

const texts = (one: string, five?: string) => ({
  sections: { one, ...(five !== undefined && { five }) },
});

ruleCases('P-STALE', [
  ['this year', texts('2023年，我局公开信息。'), []],
  ['two years ago', texts('（一）主动公开\n2021年，我局公开信息。'), ['2021年，我局公开信息']],
  ['the end of this year', texts('截至2023年底，共有公众号2个。'), []],
  [
    'an earlier year inside a sentence is a comparison',
    texts('公开信息12条，较2022年增长3%。2023年，举办发布会。'),
    [],
  ],
  ['plans for next year', texts('无。', '2023年取得一定成效，还存在不足。2024年，将进一步加强培训。'), []],
  [
    'plans for a year that is over',
    texts('无。', '针对存在的问题，2023年，我局将加强培训。'),
    ['针对存在的问题，2023年，我局将加强培训'],
  ],
  ['a document named by its year', texts('《2021年工作要点》印发后，各科室落实。'), []],
]);

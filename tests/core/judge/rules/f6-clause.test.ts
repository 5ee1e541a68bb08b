import { ruleCases } from './rule-cases.ts';

const six = (text: string, year = 2023) => ({
  year,
  form: year < 2021 ? ('2019' as const) : ('2021' as const),
  sections: { six: text },
});

ruleCases('F6-CLAUSE', [
  ['nothing of the fee', six('无其他需要报告的事项。'), ['无其他需要报告的事项。']],
  ['none was charged', six('2023年未收取信息处理费用。'), []],
  ['the 2019 form did not ask', six('无。', 2020), []],
  ['a report without the section is not assessable', {}, []],
]);

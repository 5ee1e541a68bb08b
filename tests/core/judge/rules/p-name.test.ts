import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('P-NAME', [
  ['its own title', one('示例市档案管理局2023年政府信息公开工作年度报告'), []],
  ['its own title inside a sentence', one('现公布示例市档案管理局2023年政府信息公开工作年度报告。'), []],
  [
    'another city’s bureau',
    one('另一市档案管理局2023年政府信息公开工作年度报告'),
    ['另一市档案管理局 for 示例市档案管理局'],
  ],
  [
    'written by another',
    one('本报告由泰州市市场监督管理局编制。'),
    ['泰州市市场监督管理局 for 示例市档案管理局'],
  ],
  ['a short name', one('本报告由档案管理局编制。'), []],
  ['no name', one('本报告所列数据真实。'), []],
]);

import { ruleCases } from './rule-cases.ts';

const six = (text: string) => ({ sections: { six: `未收取信息处理费。${text}` } });

ruleCases('mobile-number', [
  ['a mobile number', six('13800138000'), ['']],
  ['in groups', six('138-0013-8000'), ['']],
  ['an office number', six('0391-6633999'), []],
]);

import { ruleCases } from './rule-cases.ts';

const six = (text: string) => ({ sections: { six: `未收取信息处理费。${text}` } });

ruleCases('bank-card', [
  ['a card number', six('4111111111111111'), ['']],
  ['in groups', six('4111 1111 1111 1111'), ['']],
  ['a wrong check digit', six('4111111111111112'), []],
]);

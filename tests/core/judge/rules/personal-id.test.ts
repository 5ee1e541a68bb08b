import { ruleCases } from './rule-cases.ts';

const six = (text: string) => ({ sections: { six: `未收取信息处理费。${text}` } });

ruleCases('personal-id', [
  ['an identity number', six('11010519491231002X'), ['']],
  ['full-width', six('１１０１０５１９４９１２３１００２Ｘ'), ['']],
  ['a wrong check digit', six('110105194912310021'), []],
]);

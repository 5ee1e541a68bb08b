import { ruleCases } from './rule-cases.ts';

const six = (text: string) => ({ sections: { six: text } });

ruleCases('formula-in-text', [
  ['a formula', six('=1+1'), ['=1+1']],
  ['a full-width sign', six('＝HYPERLINK("x")'), ['＝HYPERLINK("x")']],
  ['a dash before words', six('-无其他事项'), []],
]);

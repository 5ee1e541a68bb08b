import { ruleCases } from './rule-cases.ts';

const six = (text: string) => ({ sections: { six: text } });

ruleCases('F6-MULT', [
  ['2950', six('收取信息处理费25件，共计2950元。'), []],
  ['2955', six('收取信息处理费25件，共计2955元。'), ['2955']],
  ['in 万元', six('收取信息处理费0.295万元。'), []],
  ['none', six('未收取信息处理费。'), []],
]);

import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-DISPUTES', [
  ['201 + 74 = 275', one('行政复议201件，行政诉讼74件。政府信息公开行政复议、行政诉讼共275件。'), []],
  [
    'one is missing',
    one('行政复议201件，行政诉讼73件。政府信息公开行政复议、行政诉讼共275件。'),
    ['275 for 274'],
  ],
  ['no parts', one('行政复议和行政诉讼0件。'), []],
]);

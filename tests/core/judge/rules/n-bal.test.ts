import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-BAL', [
  [
    '5 + 61 is not 57 + 4',
    one('新收政府信息公开申请5件，上年结转61件，答复信息公开申请57件，结转下年度4件。'),
    ['61 for 66'],
  ],
  [
    '58 + 3 = 59 + 2',
    one('新收政府信息公开申请58件，上年结转3件，答复信息公开申请59件，结转下年度2件。'),
    [],
  ],
  [
    'a missing operand is not assessable',
    one('新收政府信息公开申请58件，答复信息公开申请59件，结转下年度2件。'),
    [],
  ],
  [
    'an approximate one too',
    one('新收政府信息公开申请约58件，上年结转3件，答复信息公开申请50件，结转下年度2件。'),
    [],
  ],
  [
    'two totals for one thing: not assessable',
    one(
      '收到政府信息公开申请58件。收到政府信息公开申请60件。上年结转3件，答复信息公开申请50件，结转下年度2件。',
    ),
    [],
  ],
]);

import { ruleCases } from './rule-cases.ts';

const one = (text: string, year = 2023) => ({ year, sections: { one: text } });

ruleCases('P-PERIOD', [
  ['the report year', one('所列数据统计期限为2023年1月1日至12月31日。'), []],
  ['with spaces and the year twice', one('统计期限自 2023年 1月 1日起至 2023年 12月 31日止。'), []],
  ['last year’s dates', one('统计期限为2022年1月1日至12月31日。'), ['2022年1月1日至12月31日 for 2023']],
  ['two years', one('自2022年1月1日至2023年12月31日。'), ['2022年1月1日至2023年12月31日 for 2023']],
  ['a year with too many digits', one('统计期限为202020年1月1日至12月31日。'), ['202020年 for 2023']],
  ['last year’s beside this year’s', one('2022年1月1日至12月31日为上期，2023年1月1日至12月31日为本期。'), []],
  ['part of a year is another thing', one('2022年3月1日至5月31日开展了检查。'), []],
  ['no period stated', one('全年工作扎实。'), []],
]);

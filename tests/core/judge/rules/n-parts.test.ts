import { ruleCases } from './rule-cases.ts';

const one = (text: string) => ({ sections: { one: text } });

ruleCases('N-PARTS', [
  [
    '84 for 74',
    one('公开信息74条，其中政务动态50条、公示公告11条、草案征集7条、政策文件10条、政策解读6条。'),
    ['74 for 84'],
  ],
  [
    'closed by 其他',
    one('发布信息3437条，包括人事12条，政务动态1740条，公告公示225条，解读及回应110条，其他1827条。'),
    ['3437 for 3914'],
  ],
  [
    'one part above the total',
    one('公开信息382条，其中政府网站35条、媒体80条、微信2443条。'),
    ['382 for 2558'],
  ],
  ['其中 may leave something out', one('公开信息100条，其中网站30条、微信20条。'), []],
  ['closed and right', one('公开信息50条，其中网站30条、其他20条。'), []],
  ['a total behind its parts', one('网站30条、微信20条，共计60条。'), ['60 for 50']],
  ['about', one('公开信息40余条，其中网站30条、微信20条。'), []],
]);

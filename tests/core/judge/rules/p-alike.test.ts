import { ruleCases } from './rule-cases.ts';

const OLD =
  '我局严格落实政府信息公开条例，围绕中心工作推进主动公开、依申请公开、信息管理、平台建设和监督保障各项任务，健全制度压实责任。'.repeat(
    5,
  );
const NEW =
  '本年度重点做了开放审核、目录上网、窗口改造三件实事，围绕群众关心的查询开通跨馆出证，压缩等候时间，也发现人手紧张等困难。'.repeat(
    5,
  );

ruleCases('P-ALIKE', [
  ['last year’s text', { sections: { one: OLD }, lastYear: { sections: { one: OLD } } }, ['100']],
  [
    'only the numbers are new',
    { sections: { one: `2023年公开12条。${OLD}` }, lastYear: { sections: { one: `2022年公开9条。${OLD}` } } },
    ['100'],
  ],
  ['a new text', { sections: { one: NEW }, lastYear: { sections: { one: OLD } } }, []],
  ['half of it', { sections: { one: OLD + NEW }, lastYear: { sections: { one: OLD } } }, []],
  ['too short to say', { sections: { one: '见附件。' }, lastYear: { sections: { one: '见附件。' } } }, []],
  ['no text of last year is not assessable', { sections: { one: OLD }, lastYear: {} }, []],
]);

import { BASES, BOTH_FORMS, FORM_OF_2021, say, type RuleEntry } from './rule-entry.ts';

const EXPLAIN = say('请核对；属实的请说明原因。', 'Check; where it is right, explain it.');
const CARRIED = {
  t3_carried_in__natural: '2',
  t3_carried_in__total: '2',
  t3_carried_out__natural: '2',
  t3_carried_out__total: '2',
};
const CARRIED_OUT = {
  t3_new_received__natural: '5',
  t3_new_received__total: '5',
  t3_carried_out__natural: '2',
  t3_carried_out__total: '2',
};
const TEXT =
  '我局严格落实政府信息公开条例，围绕中心工作推进主动公开、依申请公开、信息管理、平台建设和监督保障等各项任务，健全制度，压实责任，提升质量，服务群众，取得了新的成效。'.repeat(
    4,
  );
const OTHER_TEXT =
  '本年度重点做了档案开放审核、馆藏目录上网、窗口服务改造三件实事，并围绕群众关心的婚姻、学籍、工龄档案查询开通了跨馆出证，压缩了等候时间，收到来信表扬若干，同时也发现人手紧张等困难。'.repeat(
    4,
  );

/** Rules that hold a report to the one before it: they never reject, and change with their neighbours. */
export const YEAR_RULES: readonly RuleEntry[] = [
  {
    id: 'X-CARRY',
    title: say('上年结转与上年报告一致', 'Carried in is what was carried out'),
    what: say(
      '每列：本年“上年结转” = 上年“结转下年度继续办理”。机构新设、改变隶属或无上年报告的，无法核对。',
      'In each column: carried in = last year’s carried out. Not assessable for a body that is new, was moved, or has no report of last year.',
    ),
    mend: EXPLAIN,
    basis: BASES.acrossYears,
    forms: BOTH_FORMS,
    operands: ['t3_carried_in__*', 't3_carried_out__*'],
    passing: { cells: CARRIED, lastYear: { cells: CARRIED_OUT } },
    failing: { lastYear: { cells: CARRIED_OUT } },
  },
  {
    id: 'X-INFORCE',
    title: say('现行有效与上年衔接', 'The stock follows from last year’s'),
    what: say(
      '本年现行有效 = 上年现行有效 + 制发 − 废止，自 2022 年度起。',
      'In force = last year’s + issued − repealed; from 2022 on.',
    ),
    mend: say(
      '请核对；因失效、清理、机构调整等不符的请说明。',
      'Check; explain lapsed documents, recounts and reorganisations.',
    ),
    basis: BASES.acrossYears,
    forms: FORM_OF_2021,
    operands: ['t2_regulations__*', 't2_normative_docs__*'],
    passing: {
      cells: {
        t2_normative_docs__issued: '2',
        t2_normative_docs__repealed: '1',
        t2_normative_docs__in_force: '11',
      },
      lastYear: { cells: { t2_normative_docs__in_force: '10' } },
    },
    failing: {
      cells: {
        t2_normative_docs__issued: '2',
        t2_normative_docs__repealed: '1',
        t2_normative_docs__in_force: '12',
      },
      lastYear: { cells: { t2_normative_docs__in_force: '10' } },
    },
  },
  {
    id: 'O-OUTLIER',
    title: say('与上年相差不到五倍', 'Not five times last year’s'),
    what: say(
      '主要数字与上年相差五倍以上且大于 100 的，请核对。',
      'A main number above 100 that is five times last year’s, or a fifth of it, is asked about.',
    ),
    mend: EXPLAIN,
    basis: BASES.heuristic,
    forms: BOTH_FORMS,
    operands: [
      't2_*__decisions',
      't2_fees__amount_wan',
      't2_*__in_force',
      't3_new_received__total',
      't3_result_total__total',
      't4_*__total',
    ],
    passing: {
      cells: { t2_licensing__decisions: '400' },
      lastYear: { cells: { t2_licensing__decisions: '100' } },
    },
    failing: {
      cells: { t2_licensing__decisions: '500' },
      lastYear: { cells: { t2_licensing__decisions: '100' } },
    },
  },
  {
    id: 'O-UNIT',
    title: say('收费金额的单位是万元', 'Charges are in 万元'),
    what: say(
      '行政事业性收费与上年相差约一万倍的，像是元与万元混用。',
      'Charges about 10,000 times last year’s, or a ten-thousandth, look like 元 for 万元.',
    ),
    mend: say('请按万元填写。', 'Write the amount in 万元 (10,000 yuan).'),
    basis: BASES.heuristic,
    forms: FORM_OF_2021,
    operands: ['t2_fees__amount_wan'],
    passing: { cells: { t2_fees__amount_wan: '13.2' }, lastYear: { cells: { t2_fees__amount_wan: '12.5' } } },
    failing: {
      cells: { t2_fees__amount_wan: '132000' },
      lastYear: { cells: { t2_fees__amount_wan: '12.5' } },
    },
  },
  {
    id: 'O-COPY',
    title: say('不是上年的数字', 'Not last year’s numbers again'),
    what: say(
      '全部数字与上年相同，且有五个以上不为 0。',
      'Every number is last year’s, five or more of them above 0.',
    ),
    mend: say('请核对是否误用了上年的表格。', 'Check whether last year’s table was sent.'),
    basis: say('国办公开办函〔2021〕30号（内容雷同）', 'notice 国办公开办函〔2021〕30号 (repeated content)'),
    forms: BOTH_FORMS,
    operands: ['t2_*', 't3_*', 't4_*'],
    passing: { cells: { t2_licensing__decisions: '1' }, lastYear: {} },
    failing: { lastYear: {} },
  },
  {
    id: 'P-ALIKE',
    title: say('文字不与上年雷同', 'Not last year’s text again'),
    what: say(
      '总体情况和改进情况的文字（不计数字）有九成以上与上年相同。',
      'Nine tenths or more of the text of 一 and 五, numbers apart, is last year’s.',
    ),
    mend: say('请按本年实际情况撰写。', 'Write it from this year’s work.'),
    basis: say('国办公开办函〔2021〕30号（内容雷同）', 'notice 国办公开办函〔2021〕30号 (repeated content)'),
    forms: BOTH_FORMS,
    operands: [],
    passing: { sections: { one: TEXT }, lastYear: { sections: { one: OTHER_TEXT } } },
    failing: { sections: { one: TEXT }, lastYear: { sections: { one: TEXT } } },
  },
];

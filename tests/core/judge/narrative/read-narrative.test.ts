import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldProse } from '../../../../core/judge/narrative/fold-prose.ts';
import { readNarrative } from '../../../../core/judge/narrative/read-narrative.ts';

const FACTS: readonly (readonly [sentence: string, facts: readonly string[]])[] = [
  [
    '全年收到信息公开申请件 21件，办结率 100%；行政复议和行政诉讼 0件。',
    ['new_received 21', 'completion_rate 100', 'disputes_total 0'],
  ],
  ['全年共收到21件政府信息公开申请。', ['new_received 21']],
  [
    '2023年，新收政府信息公开申请132件，上年结转2件，办结122件，结转下年度继续办理12件。',
    ['new_received 132', 'carried_in 2', 'result_total 122', 'carried_out 12'],
  ],
  [
    '全年收到政府信息公开申请，共计58件，其中自然人56件，法人2件。',
    ['new_received 58', 'natural_total 56', 'org_total 2'],
  ],
  [
    '受理依申请公开18件，其中当面申请2件、信函申请6件、网络申请10件。',
    ['new_received 18', 'channel_onsite 2', 'channel_mail 6', 'channel_online 10'],
  ],
  [
    '已办结信息公开申请59件，其中予以公开18件，部分公开2件，不予公开1件，无法提供29件，不予处理6件，其他处理3件。',
    ['result_total 59', 'granted 18', 'partial 2', 'denied 1', 'unable 29', 'refused 6', 'other 3'],
  ],
  [
    '答复依申请公开8件，属于四类过程性信息1件，本机关不掌握相关政府信息2件。',
    ['result_total 8', 'denied_process_info 1', 'unable_not_held 2'],
  ],
  ['因信息公开引发行政复议7件、行政诉讼9件。', ['review_total 7', 'suit_total 9']],
  ['政府信息公开行政复议、行政诉讼共275件。', ['disputes_total 275']],
  ['对现有的行政规范性文件 178件进行全面梳理与集中展示', ['normative_docs_sorted 178']],
  [
    '全年制发行政规范性文件18件，废止行政规范性文件32件，现行有效行政规范性文件219件。',
    ['normative_docs_issued 18', 'normative_docs_repealed 32', 'normative_docs_sorted 219'],
  ],
  ['2021年未收取信息处理费用。', ['fee_charged_yuan 0']],
  ['本年度收取信息处理费3件，共计2230元。', ['fee_cases 3', 'fee_charged_yuan 2230']],
  ['依申请公开政府信息处理费0.3万元', ['fee_charged_yuan 3000']],
  ['收到政府信息公开申请约20件', ['new_received ~20']],
  // Nothing of the kind
  ['发布政务信息42000余条，开设13个专题网页。', []],
  ['全年共指导答复24件，回复网民留言376条。', []],
  ['收到政府信息公开申请同比增长12件', []],
  ['全年办理行政复议案件120件，行政应诉案件33件。', []],
  ['办理人大代表建议12件、政协提案8件，全部按时办结', []],
  ['印发《2021年行政规范性文件18件清单》', []],
  ['清理规范性文件：继续有效349件，修改8件，失效7件', []],
  ['网站发布信息1000条，信函回复2件', []],
  ['全年受理低保申请300件，办结300件，其中当面申请200件、网络申请100件。', []],
  ['收到群众信访投诉申请30件', []],
  ['对行政处罚决定予以公开5件', []],
  ['办理行政复议120件，维持100件', []],
  ['收到省政府转办的依申请公开3件', []],
  ['审核规范性文件12件，公开规范性文件8件', []],
  ['2022年，共收到政府信息公开申请 15 件，较去年减少3件，均已按时答复。', ['new_received 15']],
  [
    '因政府信息公开被申请行政复议3件，其中维持2件，纠正1件；被提起行政诉讼1件。',
    ['review_total 3', 'suit_total 1'],
  ],
  [
    '办理依申请公开36件，其中，网络申请30件，信函申请5件，当面申请1件，均已按时答复。',
    ['channel_online 30', 'channel_mail 5', 'channel_onsite 1'],
  ],
  ['共收到公民、法人和其他组织政府信息公开申请二十一件', ['new_received 21']],
];

describe('facts in prose', () => {
  for (const [sentence, expected] of FACTS) {
    it(sentence, () => {
      const told = readNarrative({ section_1: foldProse(sentence) }).facts.map(
        ({ code, value, approximate }) => `${code} ${approximate ? '~' : ''}${value}`,
      );
      assert.deepEqual(told, expected);
    });
  }
});

const LISTS: readonly (readonly [sentence: string, lists: readonly string[]])[] = [
  [
    '公开信息74条，其中政务动态50条、公示公告11条、草案征集7条、政策文件10条、政策解读6条。',
    ['74 ⊇ 50+11+7+10+6'],
  ],
  [
    '发布信息3437条，包括人事12条，政务动态1740条，公告公示225条，解读及回应110条，其他1827条。',
    ['3437 = 12+1740+225+110+1827'],
  ],
  ['公开信息382条，其中政府网站35条、媒体80条、微信2443条。', ['382 ⊇ 35+80+2443']],
  ['收到申请58件（其中自然人56件、法人2件），办结50件。', ['58 ⊇ 56+2']],
  ['收到申请58件，其中自然人56件、法人2件，予以公开5件，部分公开3件。', ['58 ⊇ 56+2']],
  ['发布100条，其中甲60条（含要闻20条、公告30条），乙40条。', ['100 ⊇ 60+40']],
  ['发布100条，其中甲60条，乙40条，阅读量3000次。', ['100 ⊇ 60+40']],
  ['发布信息100条，其中甲60条，乙40条，其中要闻30条，图片9条。', ['100 ⊇ 60+40', '40 ⊇ 30+9']],
  ['政务动态50条、公示公告11条，共计61条。', ['61 = 50+11']],
  ['新增文件5件、3件，同比分别增长2件、1件。', []],
  ['收到申请21件，办结20件，召开会议3次。', []],
];

describe('lists in prose', () => {
  for (const [sentence, expected] of LISTS) {
    it(sentence, () => {
      const told = readNarrative({ section_1: foldProse(sentence) }).lists.map(
        ({ total, parts, closed }) => `${total} ${closed ? '=' : '⊇'} ${parts.join('+')}`,
      );
      assert.deepEqual(told, expected);
    });
  }
});

const SHARES: readonly (readonly [sentence: string, shares: readonly string[]])[] = [
  ['新收信息公开申请34430件，其中予以公开10538件，占30.61%。', ['10538 30.61%']],
  ['信息公开申请中，自然人申请9件，占总数的90%，同比增长5%。', ['9 90%']],
  ['办结21件，办结率100%。', []],
  ['甲9件、乙1件，分别占90%、10%', []],
  ['信息公开申请2件；发布解读35条，占主动公开信息总数的35%', []],
  ['收到依申请公开2件，发布解读35条，占信息总数的35%', []],
];

describe('shares in prose', () => {
  for (const [sentence, expected] of SHARES) {
    it(sentence, () => {
      const told = readNarrative({ section_1: foldProse(sentence) }).shares.map(
        ({ part, percent }) => `${part} ${percent}%`,
      );
      assert.deepEqual(told, expected);
    });
  }
});

describe('quotations', () => {
  it('says where in the file’s own text a number stands', () => {
    const source = '（二）依申请公开\n全年收到信息公开申请件 ２１ 件，\n办结率 100%。';
    const [fact] = readNarrative({ section_1: foldProse(source) }).facts;
    assert.equal(source.slice(fact?.quotation.start, fact?.quotation.end).replace(/\s/g, ''), '２１件');
    assert.match(fact?.quotation.sentence ?? '', /收到信息公开申请件21件/);
  });

  it('knows when a sentence speaks of a whole area', () => {
    const [fact] = readNarrative({ section_1: foldProse('全市共收到政府信息公开申请300件') }).facts;
    assert.equal(fact?.scope, 'area');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldProse } from '../../../../core/judge/narrative/fold-prose.ts';
import { readNumbers } from '../../../../core/judge/narrative/read-numbers.ts';

const SENTENCES: readonly (readonly [sentence: string, numbers: readonly string[]])[] = [
  ['全年收到信息公开申请件 21件，办结率 100%', ['21件', '100%']],
  ['发布政务信息42000余条', ['~42000条']],
  ['发布信息1.2万余条，阅读量51.28万次', ['~12000条', '512800次']],
  ['浏览量达3.5亿次，近300人参加，约40场', ['350000000次', '~300人', '~40场']],
  ['公开信息1,234条，其中微信1，234条', ['1234条', '1234条']],
  ['共收到申请１２件', ['12件']],
  ['收到申请二十一件，召开会议两次，培训三百余人', ['21件', '2次', '~300人']],
  ['发布一百零五条、一千零二十条、十二条', ['105条', '1020条', '12条']],
  ['收取信息处理费2950元，罚款240万元', ['2950元', '2400000元']],
  ['占比30.61%，同比下降百分之12', ['30.61%', '12%']],
  ['较上年增加2.5个百分点', ['2.5个百分点']],
  ['20个工作日内答复', ['20个工作日']],
  ['2021年1月1日至12月31日，共3件', ['3件']],
  ['根据国办公开办函〔2021〕30号和第711号国务院令，按第二十条第（一）项', []],
  ['制发《2021年济源市政务公开工作要点》1份', ['1份']],
  ['办理时限3至5个工作日，每次10-15件', []],
  ['下载地址http://www.jiyuan.gov.cn/2021/12.html，邮箱a12@b.cn，电话0391-6633999', []],
  ['“十四五”规划、“一网通办”、一件事一次办、一体化平台、三级便民服务', []],
  ['7×24小时服务，2020—2025年规划，截至2021年底', []],
  ['政府网站“上云”率达 96%,基本实现信息一次发布', ['96%']],
  ['6个方面工作标准化规范化', ['6个']],
  ['发布信息3000多条、500条以上、100篇左右', ['~3000条', '~500条', '~100篇']],
];

describe('numbers in prose', () => {
  for (const [sentence, expected] of SENTENCES) {
    it(sentence, () => {
      const told = readNumbers(foldProse(sentence).text).map(
        ({ value, unit, approximate }) => `${approximate ? '~' : ''}${value}${unit}`,
      );
      assert.deepEqual(told, expected);
    });
  }

  it('says where each number stands in the sentence', () => {
    const [mention] = readNumbers('收到申请21件，');
    assert.equal('收到申请21件，'.slice(mention?.start, mention?.end), '21件');
  });

  it('stays linear on long digits and brackets', () => {
    for (const hostile of [
      '1,'.repeat(20_000),
      '《'.repeat(20_000),
      '第一'.repeat(20_000),
      '1.'.repeat(20_000),
    ])
      assert.ok(readNumbers(hostile).length >= 0);
  });
});

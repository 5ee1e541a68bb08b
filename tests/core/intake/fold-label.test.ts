import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLabel, foldName, foldRowLabel } from '../../../core/intake/fold-label.ts';

test('labels fold to what tells them apart', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['org_id', 'org_id'],
    ['ＯＲＧ＿ＩＤ', 'org_id'],
    [' 机构 编码：', '机构编码:'],
    ['3.危及“三安全一稳定”', '3危及三安全一稳定'],
    ['3.危及"三安全一稳定"', '3危及三安全一稳定'],
    ['（单位：万元）', '单位:万元'],
    ['3.其它', '3其他'],
    ['本年新收政府信息公開申請數量', '本年新收政府信息公开申请数量'],
    ['5.属于三类内容事务信息', '5属于三类内部事务信息'],
    ['區分處理的，只計這一情況', '区分处理的只计这一情形'],
  ];
  for (const [label, folded] of cases) assert.equal(foldLabel(label), folded);
});

test('a row’s ordinal goes, a number that belongs to the label stays', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['一、本年新收政府信息公开申请数量', '本年新收政府信息公开申请数量'],
    ['（三）不予公开', '不予公开'],
    ['5.属于三类内部事务信息', '属于三类内部事务信息'],
    ['（七）总计', '总计'],
    ['12', '12'],
  ];
  for (const [label, folded] of cases) assert.equal(foldRowLabel(label), folded);
});

test('names fold white space and widths, nothing else', () => {
  assert.equal(foldName(' 济源市　人民政府（办公室）'), '济源市人民政府(办公室)');
  assert.notEqual(foldName('济源市<b>'), foldName('济源市'));
});

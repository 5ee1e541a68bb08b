import type { FactCode } from './fact-codes.ts';

/**
 * How prose names a number: `label` is tried on the words before it, `after` on the words behind it; both must fit
 * where both are given. The first pattern that fits decides; one without a code says that the number is no fact.
 */
export interface FactPattern {
  readonly code: FactCode | undefined;
  readonly label: RegExp;
  readonly after?: RegExp;
  readonly kind?: 'count' | 'money' | 'percent';
  /** Words that the sentence must hold. */
  readonly sentence?: RegExp;
}

/** Offices receive applications of many kinds; the sentence must say that it speaks of these. */
const REQUEST = /信息公开|依申请|公开申请/;
const HANDLED = /申请|答复|办结/;
const REQUEST_BEHIND = /^[^，、]{0,6}(?:信息公开|依申请|公开)[^，、]{0,8}申请|^依申请公开|^申请/;
const RESULTS: readonly (readonly [label: RegExp, code: FactCode])[] = [
  [/国家秘密/, 'denied_state_secret'],
  [/法律.{0,4}法规.{0,2}禁止公开/, 'denied_law_prohibited'],
  [/三安全一稳定/, 'denied_safety_stability'],
  [/第三方/, 'denied_third_party'],
  [/内部事务/, 'denied_internal_affairs'],
  [/过程性/, 'denied_process_info'],
  [/执法案卷/, 'denied_enforcement_file'],
  [/行政查询/, 'denied_admin_query'],
  [/不掌握/, 'unable_not_held'],
  [/另行制作|没有现成/, 'unable_needs_creation'],
  [/补正后.{0,8}不明确/, 'unable_unclear'],
  [/(?:信访|举报|投诉).{0,6}类/, 'refused_petition'],
  [/重复申请/, 'refused_repeat'],
  [/公开出版物/, 'refused_publication'],
  [/大量反复|反复申请/, 'refused_excessive'],
  [/重新出具/, 'refused_reconfirm'],
  [/逾期不补正|逾期未补正/, 'other_no_correction'],
  [/逾期未.{0,8}缴/, 'other_fee_unpaid'],
  [/公开(?:和|及|、|或|与|\/)(?:者)?部分公开|(?:全部|予以)公开.{0,4}部分公开/, 'granted_partial'],
  [/部分公开(?:的|信息|答复|决定|申请)?$|部分公开/, 'partial'],
  [/不予公开/, 'denied'],
  [/无法提供/, 'unable'],
  [/不予处理/, 'refused'],
  [/其他处理/, 'other'],
  [/予以公开|全部公开|同意公开/, 'granted'],
];

/** The ways of naming, most telling first. */
export const FACT_PATTERNS: readonly FactPattern[] = [
  {
    code: undefined,
    label:
      /同比|较(?:上年|去年|20)|比(?:上年|去年|20)|增长|增加|下降|减少|累计|历年|以来|转办|转送|指导|咨询|留言|满意/,
  },
  {
    code: undefined,
    label: /行政(?:复议|诉讼|应诉)案件|(?:办理|审理|受理|审结|代理)行政(?:复议|诉讼|应诉)/,
    sentence: /^(?!.*(?:信息公开|政务公开|依申请))/,
  },
  {
    code: 'fee_charged_yuan',
    label: /处理费|收(?:取|缴)[^，]{0,12}费|金额|^$/,
    kind: 'money',
    sentence: /处理费/,
  },
  {
    code: 'fee_cases',
    label: /收(?:取|缴)[^，]{0,8}(?:处理费|费用)?[^，]{0,6}$/,
    kind: 'count',
    sentence: /处理费/,
  },
  { code: undefined, label: /处理费/ },
  { code: 'completion_rate', label: /(?<!按时|按期|及时)办结率/, kind: 'percent' },
  { code: undefined, label: /率|占|比例/ },
  { code: 'disputes_total', label: /复议.{0,12}(?:诉讼|应诉)/, kind: 'count' },
  { code: 'review_upheld', label: /复议.{0,20}维持/, kind: 'count' },
  { code: 'review_corrected', label: /复议.{0,20}纠正/, kind: 'count' },
  { code: 'review_pending', label: /复议.{0,20}(?:尚未|未审结|正在)/, kind: 'count' },
  { code: 'suit_upheld', label: /(?:诉讼|起诉).{0,20}维持/, kind: 'count' },
  { code: 'suit_corrected', label: /(?:诉讼|起诉).{0,20}纠正/, kind: 'count' },
  { code: 'suit_pending', label: /(?:诉讼|起诉).{0,20}(?:尚未|未审结|正在)/, kind: 'count' },
  { code: undefined, label: /直接起诉|复议后起诉|其他结果/ },
  { code: 'review_total', label: /行政复议/, kind: 'count' },
  { code: 'suit_total', label: /行政诉讼|行政应诉/, kind: 'count' },
  {
    code: 'carried_out',
    label: /结转(?:至|到|入|往)?(?:下|次|明|20[0-9]{2}|本年度?末)|(?:下年度?|下一年度?)(?:继续)?办理/,
    kind: 'count',
  },
  { code: 'carried_in', label: /(?:上年|上一年|上年度|上一年度|去年|年度?)度?结转|结转上/, kind: 'count' },
  { code: undefined, label: /结转/ },
  { code: undefined, label: /商业企业|科研机构|社会公益|法律服务/ },
  { code: 'natural_total', label: /^(?!.*(?:法人|其他组织)).*自然人/, kind: 'count', sentence: REQUEST },
  { code: 'org_total', label: /^(?!.*(?:自然人|公民)).*(?:法人|其他组织)/, kind: 'count', sentence: REQUEST },
  {
    code: undefined,
    label: /(?:部分公开|不予公开|无法提供|不予处理).*[、和及].*(?:不予公开|无法提供|不予处理|其他处理)/,
  },
  { code: undefined, label: /(?:当面|现场|窗口|信函|邮寄).*[、和及].*(?:信函|邮寄|网络|网上|在线|平台)/ },
  ...RESULTS.map(([label, code]): FactPattern => ({ code, label, kind: 'count', sentence: HANDLED })),
  {
    code: undefined,
    label: /推送|更新|发布|转载|阅读|点击|访问|回复|解答|平台(?!申请|提交)|网站(?!申请|提交)/,
  },
  { code: 'channel_onsite', label: /(?:当面|现场|窗口)[^，]{0,8}$/, kind: 'count', sentence: REQUEST },
  {
    code: 'channel_mail',
    label: /(?:信函|邮寄|信件|邮政|来信)[^，]{0,8}$/,
    kind: 'count',
    sentence: REQUEST,
  },
  { code: 'channel_fax', label: /传真[^，]{0,8}$/, kind: 'count', sentence: REQUEST },
  {
    code: 'channel_online',
    label: /(?:网络|网上|在线|互联网|线上|平台|网站|电子邮件)[^，]{0,8}$/,
    kind: 'count',
    sentence: REQUEST,
  },
  {
    code: 'result_total',
    label: /(?:办结|答复|办理完毕|办理完结)(?:政府)?(?:信息公开|依申请公开)?(?:的)?(?:申请)?(?:事项|件)?$/,
    kind: 'count',
    sentence: REQUEST,
  },
  {
    code: 'handled_total',
    label: /(?:收办|办理).{0,16}申请$|^(?:共|合计)?(?:需)?办理$/,
    kind: 'count',
    sentence: /结转/,
  },
  { code: undefined, label: /投诉|举报|信访/ },
  {
    code: 'new_received',
    label: /(?:新收|收到|受理|接收|接到|收)[^，]{0,16}(?:信息公开|依申请公开|公开)[^，]{0,12}$/,
    kind: 'count',
  },
  {
    code: 'new_received',
    label: /(?:新收|收到|受理|接收|接到)(?:了)?(?:书面|各类)?申请$/,
    kind: 'count',
    sentence: REQUEST,
  },
  {
    code: 'new_received',
    label: /(?:新收|收到|受理|接收|接到)(?:了)?$/,
    after: REQUEST_BEHIND,
    kind: 'count',
  },
  {
    code: 'normative_docs_sorted',
    label: /(?<!继续)(?:有效|现有)(?:的)?(?:行政)?规范性文件$|规范性文件(?:现行)?(?<!继续)有效$/,
    kind: 'count',
  },
  {
    code: 'normative_docs_repealed',
    label: /(?<!失效|修改)废止(?:的)?(?:行政)?规范性文件$|^(?:行政)?规范性文件废止$/,
    kind: 'count',
  },
  {
    code: 'normative_docs_issued',
    label: /(?:制发|制定|出台|印发)(?:的|了)?(?:行政)?规范性文件$/,
    kind: 'count',
  },
  { code: 'licensing_decisions', label: /作出行政许可(?:决定)?$/, kind: 'count' },
  { code: 'penalty_decisions', label: /作出行政处罚(?:决定)?$/, kind: 'count' },
  { code: 'coercion_decisions', label: /(?:作出|实施)行政强制(?:决定|措施)?$/, kind: 'count' },
];

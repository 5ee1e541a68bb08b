import { readAmount } from './read-amount.ts';

/** What a number in prose counts; dates, document numbers, ordinals and titles are none and are not returned. */
export type MentionKind = 'count' | 'percent' | 'money' | 'span';

/** One number of a sentence. `start` and `end` are places in the sentence, its unit included. */
export interface NumberMention {
  /** Money in 元. */
  readonly value: number;
  readonly kind: MentionKind;
  /** 件, 条, 次 …; empty where none stands. */
  readonly unit: string;
  /** 余, 多, 近, 约 and the like: the true number is another one. */
  readonly approximate: boolean;
  /** Digits after the point, as written. */
  readonly decimals: number;
  readonly start: number;
  readonly end: number;
}

/** What looks like a number and counts nothing; each is passed over whole. */
const NO_NUMBERS = [
  String.raw`https?:\/\/[^，。；）\s]+|www\.[\w.\/?=&%-]+|[\w.]+@[\w.]+`,
  // Titles, document numbers, bracketed ordinals
  String.raw`《[^《》]{0,200}》|[〔\[【（][0-9]{4}[〕\]】）]第?[0-9]*号?|第?[0-9]+号(?:令|文)?`,
  String.raw`第[0-9一二三四五六七八九十百零〇两]+(?:[条款项期届批次名位个章节]|季度)?|（[0-9一二三四五六七八九十]{1,3}）`,
  // Dates, spans of years, times
  String.raw`(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}|[0-9]{11,}`,
  String.raw`[0-9]{2,4}[年/.-][0-9]{1,2}[月/.-][0-9]{1,2}日?|[0-9]{4}[-—~至][0-9]{4}年?|[0-9]{4,6}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?`,
  String.raw`[0-9]{1,2}月份?(?:[0-9]{1,2}日)?|[0-9]{1,2}日|[0-9]{1,2}:[0-9]{2}|[0-9]+[×xX*][0-9]+`,
  String.raw`[A-Za-z_][A-Za-z0-9_.-]*[0-9]+|[0-9]+[A-Za-z]+|[0-9]+(?:\.[0-9]+){2,}`,
  // “十四五”, 三公, 一体化: hanzi in quotation marks are names
  String.raw`“[^“”]{0,40}”`,
];
const UNITS =
  '个百分点|百分点|个工作日|工作日|个小时|小时|分钟|个月|人次|篇次|件次|场次|平方米|公里|元|件|条|次|期|个|份|场|篇|例|宗|起|项|人|户|家|部|册|本|页|类|种|批|名|处|台|套|张|幅|块|位|轮|所|字|则|天|年|倍|%|‰';
const ARABIC = String.raw`(?<digits>[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?)(?<scales>[十百千]?[万亿]{0,2})`;
const HANZI = String.raw`(?<hanzi>[一二两三四五六七八九十百千万零〇]+)(?=[余多几]?(?:${UNITS}))`;
const TOKEN = new RegExp(
  [
    `(?<skip>${NO_NUMBERS.join('|')})`,
    String.raw`(?<range>[0-9]+(?:\.[0-9]+)?%?[-~～—至到][0-9]+(?:\.[0-9]+)?(?:${UNITS})?)`,
    String.raw`(?<before>近|约|逾|超过|超|突破|不少于|至少|将近|大约)?(?:百分之(?<share>[0-9.]+)|${ARABIC}|${HANZI})(?<after>[余多几])?(?<scale2>[万亿])?(?<unit>${UNITS})?(?<above>以上|左右)?`,
  ].join('|'),
  'gu',
);
const SPAN_UNITS = new Set(['个工作日', '工作日', '小时', '个小时', '分钟', '天', '个月', '年', '倍']);
/** 一件事, 一次办, 各一个: idioms, not counts. */
const IDIOM_BEFORE = /[第各每同统唯进某上下这那另任逐单专万之]$/;
const IDIOM_AFTER = /^(?:事|办|性|发布|清|体|站|窗|网|批|定|样|起|致|些)/;

/** The numbers of a folded sentence in its order, with their units. Linear in the sentence. */
export function readNumbers(sentence: string): readonly NumberMention[] {
  const mentions: NumberMention[] = [];
  for (const match of sentence.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    if (groups['skip'] !== undefined || groups['range'] !== undefined) continue;
    if (groups['hanzi'] !== undefined && isIdiom(sentence, match)) continue;
    mentions.push(mentionOf(match, groups));
  }
  return mentions;
}

type Groups = Readonly<Record<string, string | undefined>>;

function mentionOf(match: RegExpExecArray, groups: Groups): NumberMention {
  const digits = groups['share'] ?? groups['digits'] ?? groups['hanzi'] ?? '';
  const unit = groups['share'] === undefined ? (groups['unit'] ?? '') : '%';
  return {
    value: readAmount({ digits, scales: (groups['scales'] ?? '') + (groups['scale2'] ?? '') }),
    kind: kindOf(unit),
    unit,
    approximate: ['before', 'after', 'above'].some((name) => groups[name] !== undefined),
    decimals: digits.split('.')[1]?.length ?? 0,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function kindOf(unit: string): MentionKind {
  if (unit === '%') return 'percent';
  if (unit === '元') return 'money';
  return SPAN_UNITS.has(unit) || unit.endsWith('百分点') || unit === '‰' ? 'span' : 'count';
}

function isIdiom(sentence: string, match: RegExpExecArray): boolean {
  const hanzi = match.groups?.['hanzi'] ?? '';
  if (IDIOM_BEFORE.test(sentence.slice(0, match.index).slice(-1))) return true;
  if (hanzi !== '一') return false;
  return IDIOM_AFTER.test(sentence.slice(match.index + match[0].length));
}

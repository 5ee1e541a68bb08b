import { labelOf } from './read-facts.ts';
import type { NumberMention } from './read-numbers.ts';

/** A total of a sentence and the parts that the sentence gives for it. */
export interface SentenceList {
  readonly total: NumberMention;
  readonly parts: readonly NumberMention[];
  readonly closed: boolean;
}

const MARKER = /其中|包括|包含|分别(?:为|是)?/g;
const FARTHEST_MARKER = 14;
const FARTHEST_TOTAL = 24;
/** Words that end a list: what follows them is counted from another side. */
const ENDS = /同比|较|比上年|累计|共|合计|总计|均|已|全部|同时|另|此外|占|阅读|点击|转发|浏览|增|减|降|平均/;
const SUM_BEHIND = /(?:共计|合计|总计)[^，、]{0,12}$/;
const DIMENSIONS: readonly RegExp[] = [
  /自然人|法人|其他组织|公民|企业/,
  /当面|信函|邮寄|网络|网上|在线|传真|电子邮件/,
  /公开$|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|办结|答复/,
];

/** The lists of a folded sentence: parts behind 其中, 包括, 分别, and parts before 共计. Brackets are passed over. */
export function readLists(sentence: string, mentions: readonly NumberMention[]): readonly SentenceList[] {
  const counts = mentions.filter(({ kind }) => kind === 'count');
  if (counts.length < 3) return [];
  const markers = [...sentence.matchAll(MARKER)];
  const behind = markers.flatMap((marker, index) =>
    listBehind({ sentence, counts, marker, next: markers[index + 1]?.index ?? sentence.length }),
  );
  return [...behind, ...listBefore(sentence, counts)];
}

interface Marked {
  readonly sentence: string;
  readonly counts: readonly NumberMention[];
  readonly marker: RegExpExecArray;
  readonly next: number;
}

function listBehind({ sentence, counts, marker, next }: Marked): SentenceList[] {
  const total = counts.findLast(({ end }) => end <= marker.index);
  if (!total || marker.index - total.end > FARTHEST_MARKER) return [];
  if (ENDS.test(sentence.slice(total.end, marker.index))) return [];
  const parts = partsBehind(sentence, counts, { from: marker.index + marker[0].length, to: next, total });
  if (parts.length < 2) return [];
  const last = labelOf(sentence, counts, counts.indexOf(parts.at(-1) ?? total));
  const closed = /其[他它余]/.test(last) || marker[0].startsWith('分别');
  return [{ total, parts, closed: closed && !/等/.test(sentence.slice(parts.at(-1)?.end).slice(0, 3)) }];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly total: NumberMention;
}

function partsBehind(
  sentence: string,
  counts: readonly NumberMention[],
  { from, to, total }: Stretch,
): readonly NumberMention[] {
  const bracketed = enclosingBracket(sentence, from);
  const parts: NumberMention[] = [];
  let dimension: number | undefined;
  for (const [index, count] of counts.entries()) {
    if (count.start < from || count.unit !== total.unit) continue;
    if (count.start >= Math.min(to, bracketed)) break;
    if (isInInnerBracket(sentence, from, count.start)) continue;
    const label = labelOf(sentence, counts, index);
    const own = DIMENSIONS.findIndex((words) => words.test(label));
    if (parts.length > 0 && (ENDS.test(label) || own !== dimension)) break;
    dimension = own;
    parts.push(count);
  }
  return parts;
}

/** Where the bracket that holds `from` ends; the sentence's end where none does. */
function enclosingBracket(sentence: string, from: number): number {
  const opened = sentence.lastIndexOf('（', from);
  const closedBefore = sentence.lastIndexOf('）', from);
  if (opened <= closedBefore) return sentence.length;
  const end = sentence.indexOf('）', from);
  return end < 0 ? sentence.length : end;
}

function isInInnerBracket(sentence: string, from: number, at: number): boolean {
  return sentence.lastIndexOf('（', at) > Math.max(sentence.lastIndexOf('）', at), from - 1);
}

/** Parts with their sum behind them: A 50条、B 11条，共计 61条. */
function listBefore(sentence: string, counts: readonly NumberMention[]): SentenceList[] {
  const total = counts.find(({ start }) => SUM_BEHIND.test(sentence.slice(Math.max(0, start - 16), start)));
  if (!total || MARKER_ANYWHERE.test(sentence)) return [];
  const parts: NumberMention[] = [];
  let edge = total.start;
  for (const count of counts.slice(0, counts.indexOf(total)).toReversed()) {
    if (count.unit !== total.unit || edge - count.end > FARTHEST_TOTAL) break;
    parts.unshift(count);
    edge = count.start;
  }
  return parts.length < 2 ? [] : [{ total, parts, closed: true }];
}

const MARKER_ANYWHERE = /其中|包括|包含|分别/;

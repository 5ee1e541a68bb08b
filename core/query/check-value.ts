import { COMPARISONS, readComparison } from './comparison.ts';
import { readCursor } from './cursor.ts';
import type {
  ChoiceParameter,
  ComparisonParameter,
  CursorParameter,
  IntegerParameter,
  ListParameter,
  Parameter,
  TextParameter,
} from './parameter.ts';
import type { ParameterError } from './problem.ts';

/** A value that was read, or what is wrong with it. */
export type Checked =
  | { readonly value: string | number; readonly release?: number }
  | { readonly error: ParameterError };

/** Holds one text to the declaration of its parameter. */
export function checkValue(name: string, text: string, parameter: Parameter): Checked {
  switch (parameter.type) {
    case 'integer':
      return checkInteger(name, text, parameter);
    case 'text':
      return checkText(name, text, parameter);
    case 'choice':
      return checkChoice(name, text, parameter);
    case 'list':
      return checkList(name, text, parameter);
    case 'comparison':
      return checkComparison(name, text, parameter);
    case 'cursor':
      return checkCursor(name, text, parameter);
  }
}

function checkInteger(name: string, text: string, { minimum, maximum }: IntegerParameter): Checked {
  const allowed = { minimum, maximum };
  const detail = {
    zh: `${name} 必须是 ${minimum} 至 ${maximum} 的整数，收到的是 ${quote(text)}`,
    en: `${name} must be a whole number from ${minimum} to ${maximum}, and is ${quote(text)}`,
  };
  if (!/^(?:0|[1-9]\d{0,8})$/.test(text))
    return { error: { code: 'not-an-integer', parameter: name, detail, allowed } };
  const value = Number(text);
  if (value < minimum || value > maximum) {
    return { error: { code: 'out-of-range', parameter: name, detail, allowed } };
  }
  return { value };
}

function checkText(name: string, text: string, { pattern, example }: TextParameter): Checked {
  if (pattern.test(text)) return { value: text };
  const detail = {
    zh: `${name} 的写法不对，应如 ${example}，收到的是 ${quote(text)}`,
    en: `${name} is not written like ${example}, and is ${quote(text)}`,
  };
  return { error: { code: 'malformed', parameter: name, detail, allowed: { pattern: pattern.source } } };
}

function checkChoice(name: string, text: string, { values, listedAt, why }: ChoiceParameter): Checked {
  if (values.includes(text)) return { value: text };
  const received = quote(text);
  if (listedAt !== undefined) {
    const detail = {
      zh: `没有 ${name} ${received}，全部取值见 ${listedAt}`,
      en: `there is no ${name} ${received}; all of them are listed at ${listedAt}`,
    };
    return { error: { code: 'not-a-choice', parameter: name, detail, allowed: { listed_at: listedAt } } };
  }
  const detail = {
    zh: `${name} 只能是 ${values.join('、')}，收到的是 ${received}${why === undefined ? '' : `；${why.zh}`}`,
    en: `${name} must be one of ${values.join(', ')}, and is ${received}${why === undefined ? '' : `; ${why.en}`}`,
  };
  return { error: { code: 'not-a-choice', parameter: name, detail, allowed: { values } } };
}

function checkList(name: string, text: string, { values, most, listedAt }: ListParameter): Checked {
  const limit = most ?? values.length;
  const words = text.split(',', limit + 1);
  const isGood = words.every((word) => values.includes(word)) && new Set(words).size === words.length;
  if (isGood && words.length <= limit) return { value: text };
  if (listedAt !== undefined) {
    const detail = {
      zh: `${name} 是以逗号分隔、互不重复的 1 至 ${limit} 个，取值见 ${listedAt}；收到的是 ${quote(text)}`,
      en: `${name} takes 1 to ${limit} of those listed at ${listedAt}, each once, with commas between, and is ${quote(text)}`,
    };
    return {
      error: { code: 'not-a-choice', parameter: name, detail, allowed: { listed_at: listedAt, most: limit } },
    };
  }
  const detail = {
    zh: `${name} 是以逗号分隔、互不重复的若干个：${values.join('、')}；收到的是 ${quote(text)}`,
    en: `${name} takes some of ${values.join(', ')}, each once, with commas between, and is ${quote(text)}`,
  };
  return { error: { code: 'not-a-choice', parameter: name, detail, allowed: { values } } };
}

function checkComparison(
  name: string,
  text: string,
  { values, listedAt, example }: ComparisonParameter,
): Checked {
  if (readComparison(text, new Set(values)) !== undefined) return { value: text };
  const detail = {
    zh: `${name} 的写法应如 ${example}：代码、比较方式（${COMPARISONS.join('、')}）、代码或数字，代码见 ${listedAt}；收到的是 ${quote(text)}`,
    en: `${name} is written like ${example}: a code, one of ${COMPARISONS.join(', ')}, and a code or a number; codes are listed at ${listedAt}; it is ${quote(text)}`,
  };
  return {
    error: {
      code: 'malformed',
      parameter: name,
      detail,
      allowed: { listed_at: listedAt, signs: COMPARISONS },
    },
  };
}

function checkCursor(name: string, text: string, { place }: CursorParameter): Checked {
  const read = readCursor(text, place);
  if (read === undefined) return { error: foreignCursor(name) };
  return { value: read.place, ...(read.release === undefined ? {} : { release: read.release }) };
}

/** A cursor that no page of this question ever had. */
export function foreignCursor(name: string): ParameterError {
  const detail = {
    zh: `${name} 只能取自同一查询上一页的 links.next`,
    en: `${name} can only be taken from links.next of the page before, with the question it belongs to`,
  };
  return { code: 'malformed', parameter: name, detail };
}

/** As it came, shortened: it goes back to whoever sent it. */
function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

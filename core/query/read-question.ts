import { chinaTime } from '../findings/china-time.ts';
import { feedName } from '../publish/feed-name.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import { addressOf } from './address.ts';
import { contradictions } from './contradictions.ts';
import { checkValue, foreignCursor, type Checked } from './check-value.ts';
import { ENDPOINTS, type Endpoint, type EndpointName } from './endpoint.ts';
import type { Parameter } from './parameter.ts';
import type { ParameterError, Problem } from './problem.ts';
import type { Question } from './question.ts';

/** A request as it came: the method, the path, and what follows the question mark without it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

/** Reads a request; everything that is wrong with it is told at once. */
export function readQuestion(asked: Asked): { readonly question: Question } | { readonly problem: Problem } {
  const place = findEndpoint(asked.path);
  if (place === undefined) return { problem: NO_SUCH_ADDRESS };
  const endpoint: Endpoint = ENDPOINTS[place.name];
  const methods = methodsOf(endpoint);
  if (!methods.includes(asked.method)) return { problem: notAllowed(methods) };
  const given = new URLSearchParams(asked.query);
  const { values, errors } = readValues(endpoint, given, place.id);
  if (errors.length > 0) return { problem: problemOf(place.name, errors) };
  // The values were held to the declarations from which the type of a question is made.
  return { question: { endpoint: place.name, ...values } as unknown as Question };
}

/** By which methods an address is asked; undefined where there is none. */
export function methodsAt(path: string): readonly string[] | undefined {
  const place = findEndpoint(path);
  return place && methodsOf(ENDPOINTS[place.name]);
}

/** By which methods an endpoint is asked. */
export function methodsOf({ method }: Pick<Endpoint, 'method'>): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

function notAllowed(methods: readonly string[]): Problem {
  const names = methods.join(', ');
  const detail = { zh: `此地址只接受 ${names}`, en: `This address takes ${names} only` };
  return { kind: 'method-not-allowed', detail, allow: names };
}

interface Place {
  readonly name: EndpointName;
  readonly id?: string;
}

/** The name behind each address, with `{id}` where it has one. */
const BY_ADDRESS = new Map<string, EndpointName>(endpointNames().map((name) => [ENDPOINTS[name].path, name]));

function endpointNames(): EndpointName[] {
  return Object.keys(ENDPOINTS) as EndpointName[]; // the keys of that very object
}

/** An id is the last part of an address, or the one before it. */
function findEndpoint(path: string): Place | undefined {
  const plain = BY_ADDRESS.get(path);
  if (plain !== undefined) return { name: plain };
  const parts = path.split('/');
  for (const at of [parts.length - 1, parts.length - 2]) {
    const id = parts[at] ?? '';
    const name = BY_ADDRESS.get(parts.with(at, '{id}').join('/'));
    if (name !== undefined && id !== '') return { name, id };
  }
  return undefined;
}

interface Read {
  readonly values: Readonly<Record<string, string | number | undefined>>;
  readonly errors: readonly ParameterError[];
}

/** Holds what was given to the declarations, the id that stood in the path to its own. */
export function readValues(
  endpoint: Pick<Endpoint, 'parameters' | 'oneOfEach' | 'together'>,
  given: URLSearchParams,
  id?: string,
): Read {
  const { parameters } = endpoint;
  const values: Record<string, string | number | undefined> = {};
  const errors: ParameterError[] = unknownNames(parameters, given);
  let cursor: Taken | undefined;
  for (const [name, parameter] of Object.entries(parameters)) {
    const texts = name === 'id' && id !== undefined ? [id] : given.getAll(name);
    const checked = checkTexts(name, texts, parameter);
    if ('error' in checked) errors.push(checked.error);
    else values[name] = checked.value;
    if (parameter.type === 'cursor' && values[name] !== undefined) cursor = checked;
  }
  if (cursor !== undefined)
    errors.push(...pinTo('release' in cursor ? cursor.release : undefined, parameters, values));
  errors.push(...lacking(endpoint, given), ...contradictions(endpoint.together ?? [], values));
  return { values, errors };
}

/** A cursor stays with the release whose list it is a place of, also where that is not said again. */
function pinTo(
  release: number | undefined,
  parameters: Endpoint['parameters'],
  values: Record<string, string | number | undefined>,
): readonly ParameterError[] {
  const asked = values['as_of'];
  if (release !== undefined && asked === undefined && 'as_of' in parameters) {
    values['as_of'] = String(release);
    return [];
  }
  return asked === (release === undefined ? undefined : String(release)) ? [] : [foreignCursor('cursor')];
}

/** A question that names none of a group of parameters is too wide to be answered. */
function lacking(
  { oneOfEach = [] }: Pick<Endpoint, 'oneOfEach'>,
  given: URLSearchParams,
): readonly ParameterError[] {
  return oneOfEach
    .filter((names) => !names.some((name) => given.has(name)))
    .map((names) => ({
      code: 'required',
      parameter: names[0] ?? '',
      detail: { zh: `缺少 ${names.join(' 或 ')}`, en: `${names.join(' or ')} is missing` },
      allowed: { names },
    }));
}

/** As checked, or the default where nothing was given. */
type Taken = Checked | { readonly value: number | string | undefined };

function checkTexts(name: string, texts: readonly string[], parameter: Parameter): Taken {
  const [text, ...more] = texts;
  if (text === undefined) {
    return parameter.required ? { error: missing(name, parameter) } : { value: defaultOf(parameter) };
  }
  return more.length > 0 ? { error: repeated(name) } : checkValue(name, text, parameter);
}

function defaultOf(parameter: Parameter): number | string | undefined {
  return 'default' in parameter ? parameter.default : undefined;
}

function unknownNames(parameters: Endpoint['parameters'], given: URLSearchParams): ParameterError[] {
  const known = Object.keys(parameters).filter((name) => name !== 'id');
  const strange = [...new Set(given.keys())].filter((name) => !known.includes(name));
  const list =
    known.length === 0 ? { zh: '此地址没有查询参数', en: 'this address has no parameters' } : undefined;
  return strange.slice(0, MOST_STRANGE).map((name) => ({
    code: 'unknown',
    parameter: name.slice(0, 60),
    detail: list ?? { zh: `可用的参数：${known.join('、')}`, en: `the parameters are ${known.join(', ')}` },
    allowed: { names: known },
  }));
}

// Nobody reads more of them, and a request of a thousand names deserves no answer of a thousand lines.
const MOST_STRANGE = 20;

function missing(name: string, { description, example }: Parameter): ParameterError {
  return {
    code: 'required',
    parameter: name,
    detail: {
      zh: `缺少 ${name}（${description.zh}），例如 ${example}`,
      en: `${name} is missing (${description.en}), for example ${example}`,
    },
  };
}

function repeated(name: string): ParameterError {
  return {
    code: 'repeated',
    parameter: name,
    detail: { zh: `${name} 只能出现一次`, en: `${name} may be given once only` },
  };
}

const NO_SUCH_ADDRESS: Problem = {
  kind: 'no-such-address',
  detail: { zh: '此地址下没有内容', en: 'There is nothing at this address' },
  see: `/${feedName.root()}`,
};

const OF_ONE_REPORT: readonly EndpointName[] = ['report', 'revisions', 'valueChanges'];

function problemOf(name: EndpointName, errors: readonly ParameterError[]): Problem {
  const idOnly = errors.every(
    ({ parameter, code }) => parameter === 'id' && (code === 'malformed' || code === 'not-a-choice'),
  );
  if (idOnly && OF_ONE_REPORT.includes(name)) return noSuchReport(errors);
  if (idOnly && name === 'receipt') return noSuchReceipt(errors);
  if (idOnly && name === 'series') return { ...NO_SUCH_SERIES, errors };
  const partial = errors.some(({ code }) => code === 'required');
  const narrower = name === 'observations' ? ASK_FOR_CELLS : ASK_FOR_A_SHARD;
  return {
    kind: 'invalid-parameters',
    detail: partial ? narrower : { zh: '详见 errors', en: 'See errors' },
    errors,
    ...(partial ? { see: `/${feedName.root()}` } : {}),
  };
}

const ASK_FOR_A_SHARD = {
  zh: `接口一次只答一个地区的一个年度；要更大范围的数据，请从静态文件 /${feedName.root()} 开始`,
  en: `One question is about one region and one year; for more, begin at the static file /${feedName.root()}`,
};

const ASK_FOR_CELLS = {
  zh: `查询须指明年度或指标，并指明机构或地区；要更大范围的数据，请从静态文件 /${feedName.root()} 开始`,
  en: `A question names a year or a code, and an organisation or a region; for more, begin at the static file /${feedName.root()}`,
};

const NO_SUCH_SERIES: Problem = {
  kind: 'no-such-series',
  detail: {
    zh: `没有这个代码；全部代码见 /${feedName.root()} 所列的 series 字典`,
    en: `There is no line with this code; all of them stand in the dictionary series, which /${feedName.root()} names`,
  },
  see: `/${feedName.root()}`,
};

/** The address of a report that is not there; `errors` where its id could be no report's. */
export function noSuchReport(errors?: readonly ParameterError[]): Problem {
  const detail = { zh: '此编号没有已公开的报告', en: 'No report is published under this id' };
  return { kind: 'no-such-report', detail, ...(errors === undefined ? {} : { errors }) };
}

/** The address of a report that stands no more; its revisions say why. */
export function withdrawnReport({ reportId, source }: Pick<PublishedReport, 'reportId' | 'source'>): Problem {
  const day = chinaTime(source.receivedAt).slice(0, 10);
  const see = addressOf('revisions', { id: reportId });
  return {
    kind: 'report-withdrawn',
    detail: {
      zh: `这份报告已于 ${day} 撤回，没有现行数据；各版本和撤回原因见 ${see}`,
      en: `This report was withdrawn on ${day} and has no current values; its revisions and the reason are at ${see}`,
    },
    see,
  };
}

/** The address of a receipt that is not final, or never will be; the two can't be told apart. */
export function noSuchReceipt(errors?: readonly ParameterError[]): Problem {
  const detail = {
    zh: '此编号没有最终回执；如果文件刚刚上传，请稍后再查',
    en: 'There is no final receipt of this id; if the file was sent just now, ask again in a moment',
  };
  return { kind: 'no-receipt', detail, ...(errors === undefined ? {} : { errors }) };
}

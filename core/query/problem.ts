import type { Bilingual } from '../findings/finding.ts';
import { inLanguage, type Language } from '../findings/language.ts';

/** What is wrong with one parameter. */
export interface ParameterError {
  readonly code:
    | 'required'
    | 'unknown'
    | 'repeated'
    | 'not-an-integer'
    | 'out-of-range'
    | 'malformed'
    | 'not-a-choice'
    | 'contradictory';
  readonly parameter: string;
  readonly detail: Bilingual;
  /** What would have been right, where that can be said in data. */
  readonly allowed?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Why there is no answer; told as RFC 9457 says. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly detail: Bilingual;
  readonly errors?: readonly ParameterError[];
  /** The static file that answers what was meant. */
  readonly see?: string;
  /** The methods that the address takes, where it was asked by another. */
  readonly allow?: string;
}

/** Every kind of problem: its HTTP status and its title. */
export const PROBLEMS = {
  'invalid-parameters': { status: 400, title: { zh: '查询参数无效', en: 'Invalid query parameters' } },
  'invalid-members': { status: 400, title: { zh: '请求内容无效', en: 'Invalid members' } },
  'no-token': { status: 401, title: { zh: '需要令牌', en: 'A token is needed' } },
  'not-allowed': { status: 403, title: { zh: '无权操作', en: 'Not allowed' } },
  'link-not-good': { status: 403, title: { zh: '报送链接无效', en: 'The submission link is not good' } },
  'no-such-address': { status: 404, title: { zh: '没有这个地址', en: 'No such address' } },
  'no-such-series': { status: 404, title: { zh: '没有这个数列', en: 'No such series' } },
  'no-such-report': { status: 404, title: { zh: '没有这份报告', en: 'No such report' } },
  'report-withdrawn': { status: 404, title: { zh: '报告已撤回', en: 'The report was withdrawn' } },
  'no-such-release': { status: 404, title: { zh: '没有这次发布', en: 'No such release' } },
  'no-receipt': { status: 404, title: { zh: '尚无回执', en: 'No receipt' } },
  'too-large': { status: 413, title: { zh: '文件过大', en: 'Too large' } },
  'not-sent-as-bytes': { status: 415, title: { zh: '文件须按原字节发送', en: 'Not sent as bytes' } },
  'method-not-allowed': { status: 405, title: { zh: '不支持这种请求方法', en: 'Method not allowed' } },
  'writing-is-off': { status: 503, title: { zh: '未开放写入', en: 'Writing is switched off' } },
  'took-too-long': { status: 503, title: { zh: '处理超时', en: 'It took too long' } },
  fault: { status: 500, title: { zh: '服务出错', en: 'Something went wrong on our side' } },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: Bilingual }>>;

export type ProblemKind = keyof typeof PROBLEMS;

/** The HTTP status of a problem. */
export function statusOf(problem: Problem): number {
  return PROBLEMS[problem.kind].status;
}

/** The problem as `application/problem+json` in one language; `instance` is the address that was asked. */
export function renderProblem(
  problem: Problem,
  told: { instance: string; traceId: string; language: Language },
): string {
  const say = (text: Bilingual) => inLanguage(text, told.language);
  const { status, title } = PROBLEMS[problem.kind];
  return JSON.stringify({
    type: `urn:gongkai:problem:${problem.kind}`,
    title: say(title),
    status,
    detail: say(problem.detail),
    instance: told.instance,
    errors: problem.errors?.map((error) => ({ ...error, detail: say(error.detail) })),
    see: problem.see,
    trace_id: told.traceId,
  });
}

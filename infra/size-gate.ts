import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** The most bytes of a file that is only tried; tests hold it to what the function says. */
export const MOST_TRIED_BYTES = 4 * 1024 ** 2;

/**
 * Refuses a body that says that it is too long, at the edge: encoded for the function, it would break the limit of
 * 6 MB on an invocation, and the gateway would answer 500 in its place. One that hides its length is counted later.
 */
export function sizeGate(scope: Construct, id: string): EdgeFunction {
  return new EdgeFunction(scope, id, {
    comment: 'gongkai: files too large to be tried',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(CODE),
  });
}

const CODE = `function handler(event) {
  var request = event.request;
  var length = request.headers['content-length'];
  if (!length || !(Number(length.value) > ${MOST_TRIED_BYTES})) return request;
  var language = request.headers['accept-language'];
  var isChinese = Boolean(language) && /^zh/i.test(language.value);
  return {
    statusCode: 413,
    statusDescription: 'Content Too Large',
    headers: {
      'content-type': { value: 'application/problem+json; charset=utf-8' },
      'content-language': { value: isChinese ? 'zh-CN' : 'en' },
      'cache-control': { value: 'no-store' },
    },
    body: {
      encoding: 'text',
      data: JSON.stringify({
        type: 'urn:gongkai:problem:too-large',
        title: isChinese ? '文件过大' : 'Too large',
        status: 413,
        detail: isChinese
          ? '试核的文件最大 ${MOST_TRIED_BYTES} 字节；更大的文件请拆分，或直接上传'
          : 'A file that is tried has at most ${MOST_TRIED_BYTES} bytes; split a larger one, or upload it',
        instance: request.uri,
        trace_id: event.context.requestId,
      }),
    },
  };
}
`;

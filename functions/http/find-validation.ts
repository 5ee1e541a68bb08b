import { answerValidation } from '../../core/query/answer-validation.ts';
import type { Problem } from '../../core/query/problem.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import { MOST_NAMED, validateBytes } from '../flows/validate-bytes.ts';
import type { QueryPorts } from './query-ports.ts';
import { readBody, type SentBody } from './read-body.ts';

/** The most bytes of a file that is only tried; an upload may have four times as many. */
export const MOST_BYTES = 4 * 1024 ** 2;

/** Judges the file that was sent, as an upload of this moment would be judged; stores nothing. */
export async function findValidation(
  asked: QuestionTo<'validate'>,
  body: SentBody,
  { engine, state, now }: QueryPorts,
): Promise<{ readonly validation: string } | { readonly problem: Problem }> {
  const bytes = readBody(body);
  if (bytes === undefined) return { problem: DAMAGED };
  if (bytes.length > MOST_BYTES) return { problem: TOO_LARGE };
  const { dataset, sender, filename: fileName } = asked;
  const key = ['incoming', dataset, ...(sender === undefined ? [] : [sender]), fileName].join('/');
  const receivedAt = `${now().toISOString().slice(0, 19)}Z`;
  const file = { bytes, key, dataset, fileName, receivedAt };
  const receipt = await validateBytes(file, { engine: await engine(), reader: state });
  if (receipt === 'names-too-many') return { problem: NAMES_TOO_MANY };
  return { validation: answerValidation(receipt, receivedAt) };
}

const TOO_LARGE: Problem = {
  kind: 'too-large',
  detail: {
    zh: `试核的文件最大 ${MOST_BYTES} 字节；更大的文件请拆分，或直接上传，上传后同样会得到回执`,
    en: `A file that is tried has at most ${MOST_BYTES} bytes; split a larger one, or upload it: its receipt says the same`,
  },
};

const NAMES_TOO_MANY: Problem = {
  kind: 'too-large',
  detail: {
    zh: `试核的文件最多涉及 ${MOST_NAMED} 个机构或报告；更大的文件请拆分，或直接上传`,
    en: `A file that is tried names at most ${MOST_NAMED} organisations or reports; split a larger one, or upload it`,
  },
};

const DAMAGED: Problem = {
  kind: 'not-sent-as-bytes',
  detail: {
    zh: '文件在传输途中被当作 UTF-8 文本，已经损坏；请以 Content-Type: application/octet-stream 发送',
    en: 'On its way the file was taken for UTF-8 text and damaged; send it with Content-Type: application/octet-stream',
  },
};

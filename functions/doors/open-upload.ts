import { parseUploadKey } from '../../core/intake/upload-key.ts';
import type { Problem } from '../../core/query/problem.ts';
import type { MembersOf } from '../../core/query/question.ts';
import type { DoorPorts } from './door-ports.ts';
import { uploadPolicy } from './upload-policy.ts';

/** Gives a form for one file, under the one key that its members name. */
export function openUpload(
  asked: MembersOf<'uploads'>,
  { forms, now }: Pick<DoorPorts, 'forms' | 'now'>,
): { readonly document: object } | { readonly problem: Problem } {
  const { dataset, sender, filename, sha256 } = asked;
  const key = ['incoming', dataset, ...(sender === undefined ? [] : [sender]), filename].join('/');
  if (parseUploadKey(key) === undefined) return { problem: NOT_A_NAME };
  const policy = uploadPolicy({ key, ...(sha256 === undefined ? {} : { sha256 }) });
  const { url, fields, expiresAt } = forms.sign(policy, now());
  return {
    document: {
      schema: 'gongkai/upload-form/v1',
      url,
      method: 'POST',
      fields,
      key,
      expires_at: expiresAt,
      min_bytes: policy.minBytes,
      max_bytes: policy.maxBytes,
      receipt: RECEIPT,
    },
  };
}

/** How the sender comes to his receipt; S3 names the version in its answer. */
const RECEIPT = '/api/v1/receipts/r-{first 32 hex digits of sha256(key, line feed, x-amz-version-id)}';

const NOT_A_NAME: Problem = {
  kind: 'invalid-members',
  detail: { zh: '详见 errors', en: 'See errors' },
  errors: [
    {
      code: 'malformed',
      parameter: 'filename',
      detail: {
        zh: 'filename 不能用作文件名：请用 .csv、.tsv 或 .txt 结尾，不含控制字符、尖括号、公式符号或其他格式的后缀',
        en: 'filename can be no file’s: end it with .csv, .tsv or .txt, without control characters, angle brackets, formula signs or the ending of another format',
      },
    },
  ],
};

import type { Words } from '../../core/findings/finding.ts';

/** The words of the page that describes the API. */
export const INTERFACE_WORDS = {
  title: { zh: '接口说明', en: 'API' },
  lead: {
    zh: '用HTTP提问，用JSON或CSV作答；只读的都不用登录。本页由接口自己的OpenAPI描述生成，与实际运行的一致。',
    en: 'Ask over HTTP, get JSON or CSV; reading needs no account. This page is made from the OpenAPI description that the API itself serves.',
  },
  failed: { zh: '接口描述读取失败：{reason}', en: 'The description could not be read: {reason}' },
  description: { zh: 'OpenAPI 3.1 描述（JSON）', en: 'OpenAPI 3.1 description (JSON)' },
  parameters: { zh: '参数', en: 'Parameters' },
  name: { zh: '名称', en: 'Name' },
  meaning: { zh: '含义', en: 'Meaning' },
  values: { zh: '取值', en: 'Values' },
  example: { zh: '例', en: 'Example' },
  required: { zh: '必填', en: 'required' },
  answers: { zh: '回答', en: 'Answers' },
  try: { zh: '试一下', en: 'Try it' },
  token: { zh: '需要令牌', en: 'needs a token' },
  'many-values': { zh: '{count} 个值之一', en: 'one of {count} values' },
} as const satisfies Words;

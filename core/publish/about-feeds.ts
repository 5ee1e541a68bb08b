/** What the root says of itself to somebody who finds it alone. */
export const ABOUT_FEEDS = {
  zh: '各级行政机关政府信息公开工作年度报告的开放数据。每个文件名中含有其内容的 sha256 校验值，内容永不改变；新的数据总是从本文件开始。空白、零和不适用是三种不同的情况，见 status 列。',
  en: 'Open data of the yearly reports of Chinese public bodies on government information disclosure. Every file is named by the sha256 of its bytes and never changes; what is new always begins here. Blank, zero and not applicable are three different things, see the column status.',
} as const;

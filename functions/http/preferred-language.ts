import type { Language } from '../../core/findings/language.ts';

/** The language that a reader prefers of the two that we speak (RFC 9110, 12.5.4): English unless Chinese comes first. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'en';
  const ranges = acceptLanguage.split(',').map(readRange);
  const weightOf = (wanted: string) =>
    Math.max(
      0,
      ...ranges
        .filter(({ tag }) => tag === wanted || tag.startsWith(`${wanted}-`))
        .map(({ weight }) => weight),
    );
  return weightOf('zh') > weightOf('en') ? 'zh-CN' : 'en';
}

function readRange(text: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { tag, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

import type { Language } from '../../findings/language.ts';

/** How every page begins: what is read first, and the one place that says in which language. */
export const PAGE_START = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">`;

/** The page in this language: it holds both, and its first element says which one is shown. */
export function pageIn(page: string, language: Language): string {
  return page.replace('<html lang="zh-CN">', `<html lang="${language}">`);
}

import type { Language } from '../core/findings/language.ts';

/** The language of a system by its environment; Chinese where that names none, because the reports are Chinese. */
export function chooseLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const [name = ''] = locale.toLowerCase().split(/[._-]/);
  return ['', 'c', 'posix', 'zh'].includes(name) ? 'zh-CN' : 'en';
}

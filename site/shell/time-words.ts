import { chinaTime } from '../../core/findings/china-time.ts';
import type { Language } from '../../core/findings/language.ts';

/** How long ago a moment was, in words; `now` in milliseconds. */
export function agoWords(moment: string, now: number, language: Language): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(moment)) / 60_000));
  const [count, zh, en] =
    minutes < 60
      ? [minutes, '分钟', 'minutes']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), '小时', 'hours']
        : [Math.round(minutes / 1440), '天', 'days'];
  return language === 'zh-CN' ? `${count}${zh}前` : `${count} ${en} ago`;
}

/** A moment on the clock of China. */
export function momentWords(moment: string): string {
  return `${chinaTime(moment)} (UTC+8)`;
}

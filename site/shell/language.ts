import type { Language } from '../../core/findings/language.ts';

const STORED = 'gongkai-language';
const PARAMETER = 'lang';

/** The page's language: as its address says, else as last chosen here, else Chinese. */
export function pageLanguage(): Language {
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  return asLanguage(asked) ?? asLanguage(remembered()) ?? 'zh-CN';
}

/** The same page in another language; the choice is kept for the other pages. */
export function switchLanguage(language: Language): void {
  remember(language);
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, language);
  location.assign(address);
}

function asLanguage(text: string | null): Language | undefined {
  if (text === null) return undefined;
  if (/^zh/i.test(text)) return 'zh-CN';
  return /^en/i.test(text) ? 'en' : undefined;
}

/** A browser may refuse to keep anything; then every page starts in Chinese. */
function remembered(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // The address carries the choice anyway.
  }
}

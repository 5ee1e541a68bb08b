import { Html, html } from '../../findings/receipt-page/html.ts';
import { both } from './both.ts';
import { PAGE_START } from './page-language.ts';
import { PAGE_WORDS } from './page-words.ts';
import { REPORT_STYLE } from './report-style.ts';

/** What stands at the address of a report or an organisation that is not there. */
export function nothingHere(): string {
  return html`${new Html(PAGE_START)}
<style>${new Html(REPORT_STYLE)}</style>
<title>${PAGE_WORDS.nothing.zh} · ${PAGE_WORDS.nothing.en}</title>
<meta name="robots" content="noindex">
</head>
<body>
<header class="screen"><a href="/">${both(PAGE_WORDS.site)}</a></header>
<main>
<h1>${both(PAGE_WORDS.nothing)}</h1>
<p>${both(PAGE_WORDS.nothingWhy)}</p>
<p><a href="/explore.html">${both(PAGE_WORDS.find)}</a></p>
</main>
</body>
</html>
`.text;
}

import type { Finding, Place, Severity } from '../../../core/findings/finding.ts';
import { inLanguage } from '../../../core/findings/language.ts';
import { SEVERITY_WORDS } from '../../../core/findings/reading-words.ts';
import { element } from '../../dom/element.ts';
import type { CheckedSheet, ReportView } from '../engine/checked-sheet.ts';
import { CELL_STATES } from './mark-words.ts';
import type { TableWords } from './statutory-tables.ts';

/** What a person may do about a finding. */
export interface FindingActions {
  /** Move to a cell. */
  readonly goTo: (place: Place) => void;
  /** Put the value that would mend everything into its cell. */
  readonly put: (place: Place, text: string) => void;
  readonly explain: (rule: string, text: string) => void;
}

const SIGNS: Readonly<Record<Severity, string>> = {
  error: CELL_STATES.error.sign,
  warning: CELL_STATES.warning.sign,
  notice: CELL_STATES.hint.sign,
};
const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];
const MOST_PLACES = 8;

/** The findings about one report and about the file as a whole, the gravest first; what concerns others is left out. */
export function findingsList(
  sheet: CheckedSheet,
  report: ReportView | undefined,
  { words, actions }: { readonly words: TableWords; readonly actions: FindingActions },
): HTMLElement {
  const { findings, counts } = sheet.receipt;
  const own = findings.filter(({ reportId }) => reportId === undefined || reportId === report?.reportId);
  const sorted = own.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  if (sorted.length === 0) return element('p', {}, words.say('no-findings'));
  const count = counts.error + counts.warning + counts.notice;
  const more = words.say('more-findings', { listed: findings.length, count });
  const items = sorted.map((finding, index) => {
    const first = sorted.findIndex(({ code }) => code === finding.code) === index;
    return element(
      'li',
      { class: `finding ${finding.severity}` },
      ...drawFinding(finding, words, actions),
      first ? explanationOf(finding, report, { words, actions }) : undefined,
    );
  });
  return element(
    'div',
    {},
    element('ul', { class: 'findings' }, ...items),
    count > findings.length ? element('p', {}, more) : undefined,
  );
}

function drawFinding(
  finding: Finding,
  words: TableWords,
  actions: FindingActions,
): readonly (HTMLElement | undefined)[] {
  const { language, say } = words;
  const { code, severity, message, fix, at } = finding;
  return [
    element(
      'p',
      { class: 'message' },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
      element('strong', {}, inLanguage(SEVERITY_WORDS[severity], language)),
      ' ',
      inLanguage(message, language),
      ' ',
      element('small', { class: 'quiet' }, say('rule-words', { code })),
    ),
    sidesOf(finding, words),
    element('p', {}, element('span', { class: 'quiet' }, say('how-to-mend')), inLanguage(fix, language)),
    element(
      'p',
      { class: 'places no-print' },
      putButton(finding, words, actions),
      ...at.slice(0, MOST_PLACES).map((place) => goButton(place, words, actions)),
    ),
  ];
}

function sidesOf({ expected, actual, difference }: Finding, { say }: TableWords): HTMLElement | undefined {
  const sides = [
    actual === undefined ? undefined : say('actual', { value: actual }),
    expected === undefined ? undefined : say('expected', { value: expected }),
    difference === undefined ? undefined : say('difference', { value: difference }),
  ].filter((side) => side !== undefined);
  return sides.length === 0 ? undefined : element('p', { class: 'sides' }, sides.join(' · '));
}

function goButton(place: Place, { say }: TableWords, { goTo }: FindingActions): HTMLElement {
  return element(
    'button',
    { type: 'button', onclick: () => goTo(place) },
    say('go-to', { cell: place.cell }),
  );
}

/** Only where one cell, changed to one value, mends everything. */
function putButton(
  { code, at: [place], expected }: Finding,
  { say }: TableWords,
  { put }: FindingActions,
): HTMLElement | undefined {
  if (!/^likely-(?:cell|part)$/.test(code) || place === undefined || expected === undefined) return undefined;
  const told = say('put-expected', { cell: place.cell, value: expected });
  return element('button', { type: 'button', class: 'primary', onclick: () => put(place, expected) }, told);
}

/** A warning takes a reason, once for each rule of a report. */
function explanationOf(
  { code, severity, reportId }: Finding,
  report: ReportView | undefined,
  { words, actions }: { readonly words: TableWords; readonly actions: FindingActions },
): HTMLElement | undefined {
  if (severity !== 'warning' || report === undefined || reportId !== report.reportId) return undefined;
  const field = element('textarea', { rows: 2, maxlength: 2000 }, report.explanations[code] ?? '');
  field.addEventListener('change', () => actions.explain(code, field.value.trim()));
  return element('label', { class: 'explanation' }, words.say('explanation'), field);
}

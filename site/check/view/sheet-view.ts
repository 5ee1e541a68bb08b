import { inLanguage } from '../../../core/findings/language.ts';
import { READING_WORDS } from '../../../core/findings/reading-words.ts';
import { formById } from '../../../core/forms/form.ts';
import type { DraftCell, TextField } from '../../../core/intake/draft.ts';
import { element } from '../../dom/element.ts';
import type { CheckedSheet, ReportView } from '../engine/checked-sheet.ts';
import type { CheckWord } from '../words.ts';
import { findingsList } from './findings-list.ts';
import { countsOf, outcomeOf, type Outcome } from './matrix.ts';
import { statutoryTables, type DrawnTables, type TableWords } from './statutory-tables.ts';

/** What a person may do with a file that is shown. */
export interface SheetActions {
  readonly edit: (place: Pick<DraftCell, 'row' | 'column'>, text: string) => void;
  readonly explain: (reportId: string, rule: string, text: string) => void;
  readonly rearrange: () => void;
  readonly save: () => void;
  /** Undefined where nothing is ever sent. */
  readonly send: (() => void) | undefined;
  readonly remove: () => void;
}

/** One report of one file on the page: headline, findings, tables. */
export interface SheetView {
  readonly root: HTMLElement;
  show(sheet: CheckedSheet): void;
}

const SIGNS: Readonly<Record<Outcome, string>> = { fine: '✓', warned: '!', wrong: '✕', unread: '✕' };
const SECTIONS: readonly (readonly [field: TextField, word: CheckWord])[] = [
  ['section_1', 'section-1'],
  ['section_5', 'section-5'],
  ['section_6', 'section-6'],
];

/** A place for reports; a change of the same report keeps the tables where they are, so that nobody loses the place. */
export function sheetView(words: TableWords, actions: SheetActions): SheetView {
  const headline = element('div', { class: 'headline', role: 'status' });
  const about = element('div', {});
  const findings = element('div', {});
  const figures = element('div', {});
  const root = element(
    'div',
    { class: 'sheet' },
    headline,
    about,
    element('h3', {}, words.say('findings')),
    findings,
    figures,
  );
  let tables: DrawnTables | undefined;
  let shown = '';
  return {
    root,
    show: (sheet) => {
      const { report } = sheet;
      const reportId = report?.reportId;
      const identity = `${sheet.id} ${reportId}`;
      if (report && !(tables && identity === shown && tables.fits(report))) {
        tables = statutoryTables(report, words, actions.edit);
        figures.replaceChildren(...drawFigures(sheet, report, { words, actions, tables }));
      }
      if (!report) {
        tables = undefined;
        figures.replaceChildren();
      }
      shown = identity;
      if (report) tables?.update(report, sheet);
      headline.dataset['outcome'] = outcomeOf(sheet, reportId);
      headline.replaceChildren(...drawHeadline(sheet, reportId, words));
      about.replaceChildren(drawAbout(sheet, { words, actions }));
      const own = {
        goTo: ({ row, column }: { readonly row: number; readonly column: number }) =>
          void tables?.focus(row, column),
        put: (place: { readonly row: number; readonly column: number }, text: string) => {
          actions.edit(place, text);
          tables?.focus(place.row, place.column);
        },
        explain: (rule: string, text: string) => {
          if (reportId !== undefined) actions.explain(reportId, rule, text);
        },
      };
      if (!isTypingIn(findings))
        findings.replaceChildren(findingsList(sheet, report, { words, actions: own }));
    },
  };
}

/** A list that is drawn anew would take the field away from whoever writes in it. */
function isTypingIn(place: HTMLElement): boolean {
  return document.activeElement instanceof HTMLTextAreaElement && place.contains(document.activeElement);
}

function drawHeadline(
  sheet: CheckedSheet,
  reportId: string | undefined,
  { say }: TableWords,
): readonly HTMLElement[] {
  const outcome = outcomeOf(sheet, reportId);
  const { receipt, reportIds } = sheet;
  // The counts of a file are exact; those of one report of many are of what is listed.
  const { error, warning } = reportIds.length > 1 ? countsOf(receipt.findings, reportId) : receipt.counts;
  const title = {
    fine: say('fine-title'),
    warned: say('warned-title', { count: warning }),
    wrong: say('wrong-title', { count: error }),
    unread: say('unread-title'),
  }[outcome];
  return [
    element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[outcome]),
    element('strong', {}, title),
    element('span', {}, reportId ?? ''),
  ];
}

interface Parts {
  readonly words: TableWords;
  readonly actions: SheetActions;
}

function drawAbout(sheet: CheckedSheet, { words, actions }: Parts): HTMLElement {
  const { say, language } = words;
  const { reading } = sheet.receipt;
  const parts = reading && [
    READING_WORDS.encoding[reading.encoding],
    READING_WORDS.delimiter[reading.delimiter],
    READING_WORDS.layout[reading.layout],
  ];
  const told = (parts ?? []).map((part) => inLanguage(part, language)).join(language === 'en' ? ', ' : '，');
  const how = { file: sheet.fileName, reading: told, milliseconds: Math.round(sheet.milliseconds) };
  return element(
    'div',
    {},
    element('p', { class: 'quiet' }, say('how-read', how), sheet.edited ? `　${say('edited')}` : undefined),
    sheet.registered ? undefined : element('p', { class: 'quiet' }, say('not-registered')),
    element(
      'p',
      { class: 'actions no-print' },
      isSendable(sheet) && actions.send
        ? element('button', { type: 'button', class: 'primary', onclick: actions.send }, say('to-send'))
        : undefined,
      element('button', { type: 'button', onclick: actions.save }, say('save-csv')),
      element('button', { type: 'button', onclick: actions.remove }, say('remove')),
    ),
  );
}

function isSendable({ receipt }: CheckedSheet): boolean {
  return receipt.reading !== undefined && receipt.counts.error === 0;
}

function drawFigures(
  sheet: CheckedSheet,
  report: ReportView,
  { words, actions, tables }: Parts & { readonly tables: DrawnTables },
): readonly HTMLElement[] {
  const { say } = words;
  const lacks = Object.keys(report.cells).length < formById(report.form).items.length;
  const rearrange = element('button', { type: 'button', onclick: actions.rearrange }, say('rearrange'));
  return [
    element('h3', {}, say('tables')),
    element('p', { class: 'quiet no-print' }, say('edit-hint')),
    ...(lacks ? [element('p', { class: 'no-print' }, say('rearrange-hint'), ' ', rearrange)] : []),
    tables.root,
    ...drawTexts(sheet, report, { words, actions }),
  ];
}

/** The free texts that the file has, to be mended like cells; in a form's several rows make one text, which is only shown. */
function drawTexts(
  { receipt }: CheckedSheet,
  report: ReportView,
  { words, actions }: Parts,
): readonly HTMLElement[] {
  const isForm = receipt.reading?.layout === 'form';
  const fields = SECTIONS.flatMap(([field, word]) => {
    const place = report.texts[field];
    if (place === undefined) return [];
    const area = element('textarea', { rows: 6, readonly: isForm && place.text.includes('\n') }, place.text);
    area.addEventListener('change', () => actions.edit(place, area.value));
    return [element('label', { class: 'text-section' }, words.say(word), area)];
  });
  return fields.length === 0 ? [] : [element('h3', {}, words.say('sections')), ...fields];
}

import { ORG_ID } from '../../../core/datasets/organisation.ts';
import { FIRST_YEAR } from '../../../core/forms/form.ts';
import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { EngineClient } from '../engine-client.ts';
import type { Filing, OrganisationFound } from '../engine/requests.ts';
import { keepFile } from '../../dom/keep-file.ts';
import type { CheckWord } from '../words.ts';
import { organisationField, type OrganisationField } from './organisation-field.ts';

/** Where a person says who reports on which year. */
export interface FilingPanel {
  readonly root: HTMLElement;
  /** Undefined, and told so on the page, where something is missing. */
  filing(): Filing | undefined;
  /** Says it for the person. */
  preset(filing: Filing): void;
}

const XLSX = { widths: [42, 30, 9, 9, 9, 9, 9, 9, 9] };

/** Without a deployment nobody can be looked up: id and name are written by hand. */
export function filingPanel(
  say: Say<CheckWord>,
  engine: EngineClient,
  { online }: { readonly online: boolean },
): FilingPanel {
  const who = online
    ? organisationField(say, (text) => engine.ask('search', text))
    : writtenOrganisation(say);
  const year = yearField(say);
  const told = element('p', { role: 'status' });
  const filing = (): Filing | undefined => {
    const chosen = who.chosen();
    told.textContent = chosen === undefined ? say('filing-missing') : '';
    if (chosen === undefined) return undefined;
    return { orgId: chosen.orgId, orgName: chosen.name, year: Number(year.value) };
  };
  const offer = async (kind: 'csv' | 'xlsx') => {
    const wanted = filing();
    if (wanted === undefined) return;
    const { rows, csv, carried } = await engine.ask('template', wanted);
    const name = `${wanted.orgId}.${wanted.year}.${kind}`;
    keepFile(name, kind === 'csv' ? new Blob([csv], { type: 'text/csv' }) : await workbookOf(rows));
    told.textContent = carried > 0 ? say('template-carried', { count: carried }) : say('template-blank');
  };
  const root = element(
    'section',
    { class: 'step' },
    element('h2', {}, say('step-filing')),
    element('p', { class: 'quiet' }, say('filing-help')),
    element(
      'div',
      { class: 'fields' },
      who.root,
      element('div', { class: 'field' }, element('label', { for: 'year' }, say('year')), year),
      element(
        'div',
        { class: 'field actions' },
        element('button', { type: 'button', onclick: () => void offer('csv') }, say('template-csv')),
        element('button', { type: 'button', onclick: () => void offer('xlsx') }, say('template-xlsx')),
      ),
    ),
    told,
  );
  const preset = (known: Filing) => {
    who.choose({ orgId: known.orgId, name: known.orgName });
    year.value = String(known.year);
  };
  return { root, filing, preset };
}

/** The report of a year is written in the year after it. */
function yearField(say: Say<CheckWord>): HTMLSelectElement {
  const newest = new Date().getFullYear();
  const years = Array.from({ length: newest - FIRST_YEAR + 1 }, (_, at) => newest - at);
  const options = years.map((one) =>
    element('option', { value: one, selected: one === newest - 1 }, String(one)),
  );
  return element('select', { id: 'year', title: say('year') }, ...options);
}

function writtenOrganisation(say: Say<CheckWord>): OrganisationField {
  const id = element('input', {
    id: 'organisation-id',
    placeholder: '419001-gov-office',
    autocomplete: 'off',
  });
  const name = element('input', { id: 'organisation-name', autocomplete: 'off' });
  const root = element(
    'div',
    { class: 'fields' },
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'organisation-id' }, say('organisation-id')),
      id,
    ),
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'organisation-name' }, say('organisation-name')),
      name,
    ),
  );
  const chosen = () =>
    ORG_ID.test(id.value.trim()) ? { orgId: id.value.trim(), name: name.value.trim() } : undefined;
  const choose = (one: OrganisationFound) => {
    id.value = one.orgId;
    name.value = one.name;
  };
  return { root, chosen, choose };
}

/** Rows as a workbook, by a library that is loaded when somebody wants one. */
async function workbookOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const sheet = rows.map((row) => row.map((text) => ({ value: text, type: String })));
  return writeXlsxFile(sheet, { columns: XLSX.widths.map((width) => ({ width })) }).toBlob();
}

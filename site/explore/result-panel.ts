import { inLanguage } from '../../core/findings/language.ts';
import { seriesItem } from '../../core/forms/series/series-item.ts';
import { element } from '../dom/element.ts';
import { keepFile } from '../dom/keep-file.ts';
import type { ChartLine } from './draw-chart.ts';
import type { ExplorerSetting } from './part.ts';
import { step } from './step.ts';
import { regionName } from './regions.ts';
import type { Point, SeriesRow, SeriesTable, Total, TotalRow, YearMissing } from './series-table.ts';
import { tableCsv } from './table-csv.ts';
import type { View } from './view.ts';

/** The first report year on the newer form. */
const NEW_FORM = 2021;

/** A list of more names is read by nobody on a page. */
const MOST_NAMES = 200;

/** The chart and the table of a view, with what a reader has to know of them. */
export class ResultPanel {
  readonly root: HTMLElement;
  private readonly setting: ExplorerSetting;
  private readonly content = element('div', { 'aria-live': 'polite', 'aria-busy': 'false' });
  private chart: { destroy(): void } | undefined;

  constructor(setting: ExplorerSetting) {
    this.setting = setting;
    this.root = step(setting.say('step-see'), this.content);
  }

  showNothing(): void {
    this.fill(element('p', { class: 'quiet' }, this.setting.say('nothing-yet')));
  }

  showWaiting(): void {
    this.content.setAttribute('aria-busy', 'true');
    if (this.content.childElementCount === 0)
      this.content.append(element('p', { role: 'status' }, this.setting.say('waiting')));
  }

  showProblem(error: unknown): void {
    this.fill(
      element(
        'p',
        { role: 'alert', class: 'problem' },
        this.setting.say('failed', { reason: String(error) }),
      ),
    );
  }

  show(view: View, table: SeriesTable): void {
    const { say } = this.setting;
    const frame = element('div', {}, element('div', { class: 'chart' }));
    this.fill(
      frame,
      ...(hasBreak(table.years) ? [element('p', { class: 'quiet' }, say('break-note'))] : []),
      element(
        'div',
        { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': say('table-label') },
        this.table(view, table),
      ),
      ...(table.totals.length === 0
        ? []
        : [
            element('p', { class: 'quiet' }, say('total-note')),
            ...table.missing.map((one) => this.missing(view, one)),
          ]),
      element(
        'p',
        {},
        element('button', { type: 'button', onclick: () => this.download(table) }, say('download')),
      ),
      element('p', { class: 'quiet' }, say('share')),
    );
    void this.draw(frame, view, table);
  }

  private fill(...children: readonly HTMLElement[]): void {
    this.chart?.destroy();
    this.chart = undefined;
    this.content.replaceChildren(...children);
    this.content.setAttribute('aria-busy', 'false');
  }

  /** The library is loaded with the first chart; the table is there before. */
  private async draw(frame: HTMLElement, view: View, { years, rows, totals }: SeriesTable): Promise<void> {
    const { drawChart } = await import('./draw-chart.ts');
    if (!frame.isConnected) return;
    const lines: ChartLine[] = [
      ...totals.map(({ code, totals: own }) => ({
        name: `${this.regionName(view)} · ${this.lineName(code)}`,
        values: own.map(({ value }) => value),
      })),
      ...rows.map(({ orgId, code, points }) => ({
        name: `${this.nameOf(orgId)} · ${this.lineName(code)}`,
        values: points.map(valueOf),
      })),
    ];
    const { say } = this.setting;
    this.chart = drawChart(frame, {
      years,
      lines,
      label: say('chart-label'),
      newForm: NEW_FORM,
      breakWords: say('break'),
    });
  }

  private table(view: View, { years, rows, totals }: SeriesTable): HTMLElement {
    const { say } = this.setting;
    const heads = [say('organisation'), say('item'), ...years.map(String)];
    return element(
      'table',
      { class: 'series' },
      element('caption', {}, say('table-label')),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...heads.map((text, index) =>
            element('th', { scope: 'col', class: breakClass(years, index - 2) }, text),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...totals.map((row) => this.totalRow(view, row)),
        ...rows.map((row) => this.row(row, years)),
      ),
    );
  }

  private row({ orgId, code, points }: SeriesRow, years: readonly number[]): HTMLElement {
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('a', { href: `/organisations/${orgId}` }, this.nameOf(orgId))),
      element('td', {}, this.lineName(code)),
      ...points.map((point, index) =>
        element('td', { class: `figure ${breakClass(years, index) ?? ''}` }, this.point(point)),
      ),
    );
  }

  private point(point: Point): Node {
    const { say } = this.setting;
    if (point.kind === 'unreported') return element('span', { class: 'absent' }, say('unreported'));
    const { value, status, how } = point.point;
    const address = `/reports/${point.reportId}${point.anchor === undefined ? '' : `#${point.anchor}`}`;
    if (value !== null)
      return element(
        'span',
        {},
        element('a', { href: address }, value),
        how === 'approximate' ? element('small', {}, ` ${say('approximate')}`) : undefined,
      );
    if (how === 'none') return element('span', { class: 'absent' }, say('not-on-form'));
    const isPart = how === 'sum' || how === 'rate';
    const words =
      isPart && status === 'missing'
        ? say('lacking')
        : say(status === 'reported' || status === 'derived' ? 'missing' : status);
    return element('a', { href: address, class: 'absent' }, words);
  }

  private totalRow(view: View, { code, totals }: TotalRow): HTMLElement {
    const { say } = this.setting;
    return element(
      'tr',
      { class: 'total' },
      element(
        'th',
        { scope: 'row' },
        `${say('total')} · ${say('of-region', { region: this.regionName(view) })}`,
      ),
      element('td', {}, this.lineName(code)),
      ...totals.map((total) => element('td', { class: 'figure' }, ...this.total(total))),
    );
  }

  private total({ value, lack, expected, reported, lacking }: Total): readonly Node[] {
    const { say } = this.setting;
    const coverage =
      expected === undefined
        ? [say('nothing-known')]
        : [
            say('coverage', { reported, expected, missing: expected - reported }),
            ...(lacking === 0 ? [] : [say('coverage-lacking', { lacking })]),
          ];
    return [
      lack === undefined
        ? document.createTextNode(value ?? '')
        : element('span', { class: 'absent' }, say(lack)),
      element('small', { class: 'coverage' }, coverage.join('，')),
    ];
  }

  /** Who of the region has not reported a year, by name. */
  private missing({ region = '' }: View, { year, missing }: YearMissing): HTMLElement {
    const { say, register, api } = this.setting;
    const names = missing
      .slice(0, MOST_NAMES)
      .map((orgId) =>
        element(
          'li',
          {},
          element('a', { href: `/organisations/${orgId}` }, register.get(orgId)?.nameZh ?? orgId),
        ),
      );
    const more = missing.length - names.length;
    const all = element(
      'li',
      {},
      element('a', { href: `${api}/coverage?year=${year}&region=${region}` }, say('more-missing', { more })),
    );
    return element(
      'details',
      {},
      element('summary', {}, say('who-missing', { year, count: missing.length })),
      element('ul', {}, ...names, ...(more > 0 ? [all] : [])),
    );
  }

  private download(table: SeriesTable): void {
    const text = tableCsv(table, (orgId) => this.nameOf(orgId));
    keepFile('gongkai-view.csv', new Blob([text], { type: 'text/csv;charset=utf-8' }));
  }

  private nameOf(orgId: string): string {
    return this.setting.register.get(orgId)?.nameZh ?? orgId;
  }

  private regionName({ region = '' }: View): string {
    return regionName(region, this.setting.register);
  }

  private lineName(code: string): string {
    const line = seriesItem(code);
    if (line === undefined) return code;
    const { language } = this.setting;
    const unit = language === 'en' ? ` (${line.unit})` : `（${line.unit}）`;
    return `${inLanguage(line, language)}${line.unit === '' ? '' : unit}`;
  }
}

function valueOf(point: Point): string | null {
  return point.kind === 'unreported' ? null : point.point.value;
}

/** Where the old form ends and the new one begins. */
function breakClass(years: readonly number[], index: number): string | undefined {
  return hasBreak(years) && years[index] === NEW_FORM ? 'break' : undefined;
}

function hasBreak(years: readonly number[]): boolean {
  return years.some((year) => year < NEW_FORM) && years.some((year) => year >= NEW_FORM);
}

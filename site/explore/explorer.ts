import { fetchReports, type ExploredReport } from './fetch-reports.ts';
import { fetchTotals, type YearTotal } from './fetch-totals.ts';
import { itemPicker } from './item-picker.ts';
import { organisationPicker } from './organisation-picker.ts';
import type { ExplorerSetting, Part } from './part.ts';
import { ResultPanel } from './result-panel.ts';
import { seriesTable } from './series-table.ts';
import { withUnreportedYears } from './unreported-years.ts';
import { readView, writeView, type View } from './view.ts';
import { yearPicker } from './year-picker.ts';

/** The page: a view in its address, the parts that choose it, and the result. */
export class Explorer {
  private readonly setting: ExplorerSetting;
  private readonly parts: readonly Part[];
  private readonly result: ResultPanel;
  private readonly reports = new Kept<readonly ExploredReport[]>();
  private readonly totals = new Kept<readonly YearTotal[]>();
  private turn = 0;
  private view: View;

  constructor(setting: ExplorerSetting) {
    this.setting = setting;
    this.view = readView(location.search);
    const change = (part: Partial<View>) => this.change(part);
    this.parts = [
      organisationPicker(setting, change),
      itemPicker(setting, change),
      yearPicker(setting, change),
    ];
    this.result = new ResultPanel(setting);
  }

  /** Draws the page and shows the view of its address. */
  open(): void {
    this.setting.main.append(...this.parts.map(({ root }) => root), this.result.root);
    addEventListener('popstate', () => {
      this.view = readView(location.search);
      void this.show();
    });
    void this.show();
  }

  private change(part: Partial<View>): void {
    this.view = { ...this.view, ...part };
    const query = writeView(this.view, location.search);
    history.pushState(null, '', query === '' ? location.pathname : `?${query}`);
    void this.show();
  }

  /** A slower answer to an older view does not take the place of a newer one. */
  private async show(): Promise<void> {
    const { view } = this;
    this.turn += 1;
    const { turn } = this;
    for (const part of this.parts) part.show(view);
    if (view.organisations.length === 0 && view.region === undefined) {
      this.result.showNothing();
      return;
    }
    this.result.showWaiting();
    try {
      const [reports, summed] = await Promise.all([this.reportsOf(view), this.totalsOf(view)]);
      const { organisations, lines } = view;
      const table = seriesTable({ years: this.yearsOf(view), organisations, lines, reports, summed });
      if (turn === this.turn) this.result.show(view, table);
    } catch (error) {
      if (turn === this.turn) this.result.showProblem(error);
    }
  }

  /** Without a gap: a year of which nobody has a report is one of them. */
  private yearsOf({ from = 0, to = 9999 }: View): readonly number[] {
    return this.setting.years.filter((year) => year >= from && year <= to);
  }

  private async reportsOf(view: View): Promise<readonly ExploredReport[]> {
    const regions = [...new Set(view.organisations.map((orgId) => orgId.slice(0, 6)))];
    const wanted = regions.flatMap((region) => this.yearsOf(view).map((year) => ({ region, year })));
    const found = await Promise.all(
      wanted.map(({ region, year }) =>
        this.reports.get(`${region} ${year}`, () => fetchReports(this.setting.api, region, year)),
      ),
    );
    return found.flat();
  }

  private async totalsOf(view: View): Promise<readonly YearTotal[] | undefined> {
    const { region, lines } = view;
    if (region === undefined) return undefined;
    const years = this.yearsOf(view);
    const [from, to] = [years.at(0), years.at(-1)];
    if (from === undefined || to === undefined) return [];
    const asked = { region, lines, from, to };
    const totals = await this.totals.get(JSON.stringify(asked), () => fetchTotals(this.setting.api, asked));
    return withUnreportedYears({ region, years, totals }, this.setting.register);
  }
}

/** Answers that were fetched once; what failed is asked for again with the next view. */
class Kept<Answer> {
  private readonly answers = new Map<string, Promise<Answer>>();

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(key) ?? ask();
    this.answers.set(key, known);
    known.catch(() => this.answers.delete(key));
    return known;
  }
}

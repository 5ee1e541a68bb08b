import { fetchReports, type ExploredReport } from './fetch-reports.ts';
import { itemPicker } from './item-picker.ts';
import { organisationPicker } from './organisation-picker.ts';
import type { ExplorerSetting, Part } from './part.ts';
import { ResultPanel } from './result-panel.ts';
import { seriesTable } from './series-table.ts';
import { readView, writeView, type View } from './view.ts';
import { yearPicker } from './year-picker.ts';

/** The page: a view in its address, the parts that choose it, and the result. */
export class Explorer {
  private readonly setting: ExplorerSetting;
  private readonly parts: readonly Part[];
  private readonly result: ResultPanel;
  private readonly fetched = new Map<string, Promise<readonly ExploredReport[]>>();
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
    const regions = regionsOf(view);
    if (regions.length === 0) {
      this.result.showNothing();
      return;
    }
    this.result.showWaiting();
    try {
      const reports = await this.reportsOf(regions);
      if (turn === this.turn) this.result.show(view, this.tableOf(view, reports));
    } catch (error) {
      if (turn === this.turn) this.result.showProblem(error);
    }
  }

  private tableOf(view: View, reports: readonly ExploredReport[]) {
    const { register } = this.setting;
    const summed =
      view.region === undefined ? [] : [...register.values()].filter(({ region }) => region === view.region);
    return seriesTable({
      years: this.yearsOf(view),
      organisations: view.organisations,
      lines: view.lines,
      reports,
      summed,
    });
  }

  private yearsOf({ from = 0, to = 9999 }: View): readonly number[] {
    return this.setting.years.filter((year) => year >= from && year <= to);
  }

  private async reportsOf(regions: readonly string[]): Promise<readonly ExploredReport[]> {
    const wanted = regions.flatMap((region) => this.yearsOf(this.view).map((year) => ({ region, year })));
    const found = await Promise.all(wanted.map(({ region, year }) => this.shard(region, year)));
    return found.flat();
  }

  private shard(region: string, year: number): Promise<readonly ExploredReport[]> {
    const key = `${region} ${year}`;
    const known = this.fetched.get(key) ?? fetchReports(this.setting.api, region, year);
    this.fetched.set(key, known);
    // What failed is asked for again with the next view.
    known.catch(() => this.fetched.delete(key));
    return known;
  }
}

function regionsOf({ organisations, region }: View): readonly string[] {
  const own = organisations.map((orgId) => orgId.slice(0, 6));
  return [...new Set(region === undefined ? own : [...own, region])];
}

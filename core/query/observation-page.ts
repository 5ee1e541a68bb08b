import { regionOf } from '../forms/canonical-report.ts';
import { formById, formOfYear, type Form } from '../forms/form.ts';
import type { ShardPlace } from '../publish/feed-name.ts';
import { openCodes } from '../publish/open-codes.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import { wantedItems } from './observation-filter.ts';
import { AFTER_REPORT, type ObservationPlace } from './observation-place.ts';
import { observationRow, type ObservationRow, type WantedItem } from './observation-row.ts';
import type { QuestionTo } from './question.ts';

/** Gathers the rows of one page from reports that come in their order, and knows where the page ended. */
export class ObservationPage {
  readonly rows: ObservationRow[] = [];
  readonly #asked: QuestionTo<'observations'>;
  readonly #after: ObservationPlace | undefined;
  readonly #wanted = new Map<Form, readonly WantedItem[]>();
  #last: Omit<ObservationPlace, 'state'> | undefined;
  #isFull = false;

  constructor(asked: QuestionTo<'observations'>, after: ObservationPlace | undefined) {
    this.#asked = asked;
    this.#after = after;
    this.#last = after;
  }

  /** Whether there was a row too many, so that nothing more needs to be read. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The last place that was looked at; the next page begins behind it. */
  get last(): Omit<ObservationPlace, 'state'> | undefined {
    return this.#last;
  }

  /** Ends the page before a shard of which nothing was taken: the next one begins with it. */
  leaveBefore({ region, year }: ShardPlace): void {
    // No organisation's id stands before this one.
    this.#last = { region, year, orgId: `${region}---`, position: AFTER_REPORT };
  }

  /** How many cells of each report on a year's form are asked for; none means that no report has to be read. */
  width(year: number): number {
    const form = formOfYear(year);
    return form === undefined ? 0 : this.#wantedOf(form).length;
  }

  /** Passes over a report that is not wanted. */
  pass({ orgId, year }: PublishedReport): void {
    if (!this.#isFull) this.#last = { region: regionOf(orgId), year, orgId, position: AFTER_REPORT };
  }

  /** Takes the rows of a report; those before the place where the page begins are passed over. */
  take(report: PublishedReport): void {
    const { orgId, year } = report;
    const place = { region: regionOf(orgId), year, orgId };
    const isOpen = this.#openItems(report);
    for (const wanted of this.#wantedOf(formById(report.form))) {
      if (this.#isFull) return;
      if (!this.#isBehind(report, wanted.position) || !isOpen(wanted)) continue;
      const row = observationRow(report, wanted);
      if (this.#asked.status !== undefined && row.status !== this.#asked.status) continue;
      if (this.rows.length === this.#asked.limit) this.#isFull = true;
      else {
        this.rows.push(row);
        this.#last = { ...place, position: wanted.position };
      }
    }
    if (!this.#isFull) this.#last = { ...place, position: AFTER_REPORT };
  }

  #isBehind({ orgId, year }: PublishedReport, position: number): boolean {
    const after = this.#after;
    return after === undefined || after.orgId !== orgId || after.year !== year || position > after.position;
  }

  /** The cells that the finding speaks of which is asked for: all of them where it means the whole report. */
  #openItems(report: PublishedReport): (wanted: WantedItem) => boolean {
    const { finding } = this.#asked;
    if (finding === undefined) return () => true;
    const items = openCodes(report)[finding];
    return ({ item }) => items !== undefined && (items.length === 0 || items.includes(item.code));
  }

  /** An imported report may have been published on another form than its year's. */
  #wantedOf(form: Form): readonly WantedItem[] {
    const known = this.#wanted.get(form) ?? wantedItems(this.#asked, form);
    this.#wanted.set(form, known);
    return known;
  }
}

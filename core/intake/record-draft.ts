import type { Observation } from '../findings/describe.ts';
import type { Item } from '../forms/item.ts';
import type { DraftCell, DraftReport } from './draft.ts';
import type { ReportTexts } from './report-texts.ts';

/** What a layout with many reports knows of one when it has read its rows, beside the cells of the form. */
export interface RecordParts {
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  readonly texts: ReportTexts;
  readonly rows: number;
  readonly observations: readonly Observation[];
}

/** A report of a layout that holds many; how it finds its cells is the layout's own. */
export abstract class RecordDraft implements DraftReport {
  readonly orgId: DraftCell;
  readonly year: DraftCell;
  readonly orgName: DraftCell | undefined;
  readonly texts: DraftReport['texts'];
  readonly explanations: DraftReport['explanations'];
  readonly basedOnRevision: DraftCell | undefined;
  readonly withdrawn: DraftCell | undefined;
  readonly rows: number;
  readonly observations: readonly Observation[];
  abstract readonly lacking: DraftReport['lacking'];

  constructor({ orgId, year, orgName, texts, rows, observations }: RecordParts) {
    this.orgId = orgId;
    this.year = year;
    this.orgName = orgName;
    this.texts = texts.texts;
    this.explanations = texts.explanations;
    this.basedOnRevision = texts.basedOnRevision;
    this.withdrawn = texts.withdrawn;
    this.rows = rows;
    this.observations = observations;
  }

  abstract cell(name: string): DraftCell | undefined;
  abstract textsIn(items: readonly Item[]): readonly (string | undefined)[];
}

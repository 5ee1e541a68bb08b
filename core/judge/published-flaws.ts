import type { FindingCode } from '../findings/catalogue.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';
import type { DraftCell, DraftReport } from '../intake/draft.ts';
import { textsByCode } from '../intake/texts-by-code.ts';
import type { JudgeContext } from './context.ts';
import { judgeReport } from './judge-report.ts';

/** One flaw with which a report was published, and the items that it is about (none: the report as a whole). */
export interface PublishedFlaw {
  readonly code: FindingCode;
  readonly items: readonly string[];
}

/** Rule ids; what is said of files, rows and names is settled once a report stands. */
const RULE_ID = /^[A-Z]/;

/** Nothing beside the report itself is looked at: no register, no other report, no day. */
const ALONE: JudgeContext = {
  receiptId: '',
  upload: { key: '', versionId: '', dataset: '', fileName: '', receivedAt: '', bytes: 0 },
  organisations: new Map(),
  earlier: new Map(),
  today: '',
};

/**
 * The flaws with which an imported report was published (公布时即有的问题), by the rules that need nothing but the
 * report. Derived from it each time, so that they follow the rules of today. A filed report has none to show.
 */
export function publishedFlaws(report: CanonicalReport): readonly PublishedFlaw[] {
  if (report.provenance === undefined) return [];
  const { reportId, orgId, year } = report;
  const identity = { reportId, orgId, year, observations: [] };
  const { observations } = judgeReport(draftOf(report), identity, ALONE);
  return observations
    .filter(({ code }) => RULE_ID.test(code))
    .map(({ code, at }) => ({ code, items: at.flatMap((place) => place.code ?? []) }));
}

/** The report as a file would have it; every cell's place is nowhere. */
function draftOf(report: CanonicalReport): DraftReport {
  const { sections, explanations } = report;
  const { positionOf } = formById(report.form);
  const texts = [
    ['section_1', sections.one],
    ['section_5', sections.five],
    ['section_6', sections.six],
  ] as const;
  const cell = (code: string) => {
    const mark = report.marks[code];
    if (mark?.status === 'missing') return undefined;
    return cellOf(report.values[positionOf.get(code) ?? -1] ?? mark?.raw ?? '');
  };
  return {
    orgId: cellOf(report.orgId),
    year: cellOf(String(report.year)),
    orgName: undefined,
    cell,
    textsIn: textsByCode(cell),
    texts: new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, cellOf(text)]]))),
    explanations: new Map(Object.entries(explanations).map(([rule, text]) => [rule, cellOf(text)])),
    basedOnRevision: undefined,
    withdrawn: undefined,
    lacking: undefined,
    rows: 0,
    observations: [],
    imported: { status: () => undefined, raw: () => undefined, provenance: new Map(), extras: [] },
  };
}

function cellOf(text: string): DraftCell {
  return { text, row: 1, column: 1 };
}

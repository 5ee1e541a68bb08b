import type { Organisation } from '../../core/datasets/organisation.ts';
import type { Observation } from '../../core/findings/describe.ts';
import type { UploadFacts } from '../../core/findings/receipt.ts';
import { formById } from '../../core/forms/form.ts';
import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import type { JudgeContext } from '../../core/judge/context.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';
import { csv, utf8 } from '../samples/csv.ts';
import { caseNames, readCaseFile, type CaseFile } from '../samples/case-file.ts';
import { readCase } from '../samples/read-case.ts';
import { caseNarrative } from './case-narrative.ts';
import type { Engine } from './engine.ts';

const TODAY = '2026-03-31';

/**
 * The codes of all findings of a case, sorted, each once: its cells through the whole engine, and the numbers of its
 * text through the narrative rules where the text itself is not at hand. A cell that was not transcribed is no
 * finding.
 */
export async function judgeCase(engine: Engine, name: string): Promise<readonly string[]> {
  const found = readCaseFile(name);
  const context = contextOf(engine, found);
  const bytes = caseBytes(name);
  const { receipt } = engine.judgeUpload(bytes, context);
  const cells = receipt.findings.map(({ code }) => code).filter((code) => isOwn(code, found));
  const text = found.sections?.one === undefined ? judgeNarrative(engine, bytes, { found, context }) : [];
  return [...new Set([...cells, ...text.map(({ code }) => code)])].toSorted();
}

/** The case as a wide file. */
export function caseBytes(name: string): Uint8Array {
  return utf8(csv(wideRows(formById(readCaseFile(name).form), [readCase(name)])));
}

function isOwn(code: string, { blanks_published: blanks }: CaseFile): boolean {
  return code !== 'CELL-BLANK' || blanks;
}

interface Known {
  readonly found: CaseFile;
  readonly context: JudgeContext;
}

function judgeNarrative(
  engine: Engine,
  bytes: Uint8Array,
  { found, context }: Known,
): readonly Observation[] {
  const [draft] = engine.readUpload(bytes, context.upload).reports;
  if (!draft) return [];
  const { subject } = engine.judgeReport(draft, engine.identifyReport(draft, TODAY), context);
  const { values, prose } = subject;
  const place = (position: number) => subject.place(position);
  const told = { ...subject, values, prose, place, narrative: caseNarrative(found.narrative) };
  return engine.rules.flatMap((rule) =>
    rule.depends === 'file' && /^(N|F6)-/.test(rule.code) && rule.code !== 'F6-CLAUSE'
      ? rule.check(told)
      : [],
  );
}

/** The register of all cases, and the organisation's case of the year before, where there is one. */
function contextOf(engine: Engine, found: CaseFile): JudgeContext {
  const organisations = new Map(
    caseNames().map((name) => {
      const row = organisationOf(readCaseFile(name));
      return [row.orgId, row] as const;
    }),
  );
  const context = {
    receiptId: 'r-case',
    upload: uploadOf(found),
    organisations,
    earlier: new Map<string, CanonicalReport>(),
    today: TODAY,
  };
  const before = caseNames().find((name) => isYearBefore(readCaseFile(name), found));
  if (before === undefined) return context;
  const { reports } = engine.judgeUpload(caseBytes(before), context);
  return { ...context, earlier: new Map(reports.map((report) => [report.reportId, report])) };
}

function isYearBefore(one: CaseFile, found: CaseFile): boolean {
  return one.org_id === found.org_id && one.year === found.year - 1;
}

function organisationOf({ org_id: orgId, org_name: nameZh, kind }: CaseFile): Organisation {
  return { orgId, nameZh, kind, region: orgId.slice(0, 6), validFrom: '2008-05-01' };
}

function uploadOf({ org_id: orgId, year }: CaseFile): UploadFacts {
  return {
    key: `incoming/annual-reports/${orgId}.${year}.csv`,
    versionId: 'v1',
    dataset: 'annual-reports',
    fileName: `${orgId}.${year}.csv`,
    receivedAt: `${TODAY}T00:00:00Z`,
    bytes: 0,
  };
}

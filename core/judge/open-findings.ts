import type { FindingCode } from '../findings/catalogue.ts';
import { describe, type Observation } from '../findings/describe.ts';
import type { Bilingual, Severity } from '../findings/finding.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import { formById } from '../forms/form.ts';
import { contextFindings } from './context-findings.ts';
import { ownObservations } from './own-observations.ts';
import type { Neighbours } from './rule.ts';

/** A finding of the current state (待说明事项): it speaks of items, not of a file's cells, and is published. */
export interface OpenFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly fix: Bilingual;
  /** Codes of the items that it speaks of; none where the report as a whole is meant. */
  readonly items: readonly string[];
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
}

/** What is open about a report, and which rules had nothing to compare with: neither passed nor failed. */
export interface OpenFindings {
  readonly findings: readonly OpenFinding[];
  readonly notAssessable: readonly FindingCode[];
}

/**
 * Computes the open findings of a current report from itself, its register row and its neighbours; pure, so that it
 * can be done anew whenever a neighbour or the register changes. Never an edit of a receipt.
 */
export function openFindings(report: CanonicalReport, neighbours: Neighbours): OpenFindings {
  const form = formById(report.form);
  const { observations, notAssessable } = contextFindings({
    orgId: report.orgId,
    year: report.year,
    form,
    values: report.values,
    sections: report.sections,
    neighbours,
    place: (position) => ({ cell: '', row: 0, column: 0, code: form.items[position]?.code ?? '' }),
  });
  const own = ownObservations(report, neighbours.organisation);
  return { findings: [...own, ...observations].map(openFinding), notAssessable };
}

function openFinding(seen: Observation): OpenFinding {
  const { at, reportId: _, ...finding } = describe(seen);
  return { ...finding, items: at.flatMap(({ code }) => (code === undefined ? [] : [code])) };
}

import type { findingsDocument } from '../report-json.ts';

/** An open finding as JSON tells it, and where it stands on the page. */
export type PlacedFinding = ReturnType<typeof findingsDocument>[number] & { readonly anchor: string };

/** Findings with their anchors, which say the rule and, of several, which of them. */
export function placeFindings(findings: ReturnType<typeof findingsDocument>): readonly PlacedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const number = (seen.get(finding.code) ?? 0) + 1;
    seen.set(finding.code, number);
    return { ...finding, anchor: `f-${finding.code}-${number}` };
  });
}

import * as v from 'valibot';
import type { Provenance } from '../../forms/canonical-report.ts';
import type { ReportSource } from '../published-report.ts';

/** The stub of the receipt behind a revision, as published. */
export const SOURCE_DOCUMENT = v.object({
  file_sha256: v.string(),
  received_at: v.string(),
  receipt_status: v.picklist(['accepted', 'accepted-with-warnings']),
});

/** Where an imported report was found, as published. */
export const PROVENANCE_DOCUMENT = v.nullable(
  v.object({
    source_url: v.string(),
    source_sha256: v.nullable(v.string()),
    retrieved_at: v.nullable(v.string()),
  }),
);

/** The stub as the state holds it. */
export function sourceOf(document: v.InferOutput<typeof SOURCE_DOCUMENT>): ReportSource {
  const { file_sha256: fileSha256, received_at: receivedAt, receipt_status: status } = document;
  return { fileSha256, receivedAt, status };
}

/** The provenance as the state holds it, as a member to be spread: absent of a report that was filed. */
export function provenanceOf(document: v.InferOutput<typeof PROVENANCE_DOCUMENT>): {
  readonly provenance?: Provenance;
} {
  if (document === null) return {};
  const { source_url: sourceUrl, source_sha256: sourceSha256, retrieved_at: retrievedAt } = document;
  return {
    provenance: {
      sourceUrl,
      ...(sourceSha256 === null ? {} : { sourceSha256 }),
      ...(retrievedAt === null ? {} : { retrievedAt }),
    },
  };
}

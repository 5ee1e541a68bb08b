import type { Organisation } from '../../core/datasets/organisation.ts';
import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import { caseNames, readCaseFile } from '../../scripts/samples/case-file.ts';
import { judgeUpload, type JudgeContext, type Judgement } from '../../core/index.ts';

const ENCODER = new TextEncoder();

/** The register that the samples speak of. */
export const REGISTER: ReadonlyMap<string, Organisation> = new Map(
  [
    organisation('320000-gov', '江苏省人民政府'),
    organisation('321300-gov', '宿迁市人民政府', { kind: 'government', parent: '320000-gov' }),
    organisation('410000-gov', '河南省人民政府'),
    organisation('419001-closed', '示例：已撤销机构', { parent: '419001-gov', validTo: '2019-12-31' }),
    organisation('419001-gov', '济源市人民政府', { parent: '410000-gov' }),
    organisation('419001-gov-office', '济源市人民政府办公室', { parent: '419001-gov' }),
    ...ofTheArchive(),
  ].map((one) => [one.orgId, one]),
);

/** A register row; only what matters is given. */
export function organisation(orgId: string, nameZh: string, more: Partial<Organisation> = {}): Organisation {
  return { orgId, nameZh, kind: 'other', region: orgId.slice(0, 6), validFrom: '2019-01-01', ...more };
}

function ofTheArchive(): readonly Organisation[] {
  const known = ['321300-gov', '419001-gov-office'];
  const cases = caseNames().map(readCaseFile);
  return cases.flatMap(({ org_id: id, org_name: name, kind }) =>
    known.includes(id) ? [] : [organisation(id, name, { kind })],
  );
}

/** What an upload under this key is judged against: the samples' register, a day in 2026. */
export function contextOf(
  key = 'incoming/annual-reports/file.csv',
  more: Partial<JudgeContext> = {},
): JudgeContext {
  const [, dataset = '', ...rest] = key.split('/');
  const sender = rest.length > 1 ? rest[0] : undefined;
  const upload = {
    key,
    versionId: 'v1',
    dataset,
    ...(sender !== undefined && { sender }),
    fileName: rest.at(-1) ?? '',
    receivedAt: '2026-01-22T09:12:44Z',
    bytes: 0,
  };
  const earlier = new Map<string, CanonicalReport>();
  return { receiptId: 'r-0', upload, organisations: REGISTER, earlier, today: '2026-01-22', ...more };
}

/** Judges a file given as bytes or as text (then UTF-8). */
export function judge(content: Uint8Array | string, context = contextOf()): Judgement {
  return judgeUpload(typeof content === 'string' ? ENCODER.encode(content) : content, context);
}

/** The codes of a judgement's findings, each once, sorted; of one severity if given. */
export function codesOf(judgement: Judgement, severity?: 'error' | 'warning' | 'notice'): readonly string[] {
  const found = judgement.receipt.findings.filter(
    (one) => severity === undefined || one.severity === severity,
  );
  return [...new Set(found.map(({ code }) => code))].toSorted();
}

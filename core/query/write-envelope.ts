import type { Coverage, Links, Meta, ReleaseStamp } from './answer.ts';

/** The one shape of all answers; `data` is JSON already. */
export function writeEnvelope(meta: Meta, data: string, links: Links): string {
  return `{"meta":${UNRELEASED}${writeMeta(meta).slice(1)},"data":${data},"links":${JSON.stringify(links)}}\n`;
}

/** How every envelope of the state begins: what accepted uploads make of it, whatever was released. */
const UNRELEASED = '{"release":null,"released_at":null,';

/** The same envelope, telling of which release the data is. */
export function stampEnvelope(envelope: string, stamp: ReleaseStamp): string {
  const beginning = `{"meta":${UNRELEASED}`;
  if (!envelope.startsWith(beginning)) throw new Error('not an envelope of the state');
  return `{"meta":${JSON.stringify(stamp).slice(0, -1)},${envelope.slice(beginning.length)}`;
}

function coverageDocument(coverage: Coverage | null) {
  if (coverage?.note === undefined) return coverage;
  const { code, message } = coverage.note;
  return { ...coverage, note: { code, message: { 'zh-CN': message.zh, en: message.en } } };
}

function writeMeta(meta: Meta): string {
  return JSON.stringify({
    licence: meta.licence,
    total: meta.total,
    limit: meta.limit,
    truncated: meta.truncated,
    coverage: coverageDocument(meta.coverage),
    codes: meta.codes,
    warnings: meta.warnings.map(({ code, message }) => ({
      code,
      message: { 'zh-CN': message.zh, en: message.en },
    })),
  });
}

import type { Links, Meta } from './answer.ts';

/** The one shape of all answers; `data` is JSON already. */
export function writeEnvelope(meta: Meta, data: string, links: Links): string {
  return `{"meta":${writeMeta(meta)},"data":${data},"links":${JSON.stringify(links)}}\n`;
}

function writeMeta(meta: Meta): string {
  return JSON.stringify({
    // The number of the release once there are releases.
    release: null,
    licence: meta.licence,
    total: meta.total,
    limit: meta.limit,
    truncated: meta.truncated,
    coverage: meta.coverage,
    codes: meta.codes,
    warnings: meta.warnings.map(({ code, message }) => ({
      code,
      message: { 'zh-CN': message.zh, en: message.en },
    })),
  });
}

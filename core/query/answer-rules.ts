import { CATALOGUE, type CatalogueEntry } from '../findings/catalogue.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Answers with all that can be found in a file: code, weight and words; what stands in braces is filled in. */
export function answerRules(asked: QuestionTo<'rules'>, licence: string): Answer {
  const entries: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);
  const rows = entries
    .filter(([, { severity }]) => asked.severity === undefined || severity === asked.severity)
    .map(([code, { severity, message, fix }]) => ({
      code,
      severity,
      message: { 'zh-CN': message.zh, en: message.en },
      fix: { 'zh-CN': fix.zh, en: fix.en },
    }));
  const links = { self: addressOf('rules', asked), next: null, describedby: null, feed: feedRoot() };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  const data = JSON.stringify(rows);
  return { body: writeEnvelope(meta, data, links), seed: `${licence}\n${data}`, links, maxAge: 300 };
}

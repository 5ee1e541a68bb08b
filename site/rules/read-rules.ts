import * as v from 'valibot';

const WordsSchema = v.pipe(
  v.object({ 'zh-CN': v.string(), en: v.string() }),
  v.transform(({ 'zh-CN': zh, en }) => ({ zh, en })),
);
const RuleSchema = v.object({
  id: v.string(),
  severity: v.picklist(['error', 'warning', 'notice']),
  title: WordsSchema,
  what: WordsSchema,
  mend: WordsSchema,
  message: WordsSchema,
  basis: WordsSchema,
  forms: v.array(v.string()),
  operands: v.array(v.string()),
  examples: v.object({
    passing: v.record(v.string(), v.unknown()),
    failing: v.record(v.string(), v.unknown()),
  }),
});

/** A rule as it is published. */
export type PublishedRule = v.InferOutput<typeof RuleSchema>;

/** Reads the published rules. */
export async function readRules(address: string): Promise<readonly PublishedRule[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return v.parse(v.object({ rules: v.array(RuleSchema) }), await answer.json()).rules;
}

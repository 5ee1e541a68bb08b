import * as v from 'valibot';

const StatusSchema = v.object({
  engine: v.object({ version: v.string(), ruleset: v.string() }),
  feeds: v.nullable(v.object({ version: v.number(), reports: v.number(), changed_at: v.string() })),
  queue: v.object({ age_seconds: v.nullable(v.number()), checked_at: v.nullable(v.string()) }),
  last_failure: v.nullable(v.object({ received_at: v.string(), receipt: v.string() })),
  units: v.object({
    behind: v.array(v.object({ unit: v.string(), dirty: v.number(), published: v.number() })),
  }),
});

/** What the API tells of the pipeline. */
export type Status = v.InferOutput<typeof StatusSchema>;

/** Asks how things are; never from a cache. */
export async function readStatus(address: string): Promise<Status> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return v.parse(v.object({ data: StatusSchema }), await answer.json()).data;
}

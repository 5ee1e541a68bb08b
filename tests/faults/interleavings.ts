/** Runs two works so that the second happens whole before one call of the first; tells how many calls the first made. */
export type AtEveryCall = (moment: number) => Promise<{ readonly calls: number; readonly end: string }>;

/** All ends that are reached when the second work comes before each call of the first, or of every `step`-th. */
export async function eachInterleaving(run: AtEveryCall, step = 1): Promise<ReadonlySet<string>> {
  const ends = new Set<string>();
  for (let moment = 1, calls = 1; moment <= calls; moment += step) {
    const { calls: made, end } = await run(moment);
    calls = made;
    ends.add(end);
  }
  return ends;
}

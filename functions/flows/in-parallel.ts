/**
 * Runs `work` on every item, at most `limit` at a time, and answers in the items' order. The first error is
 * thrown once nothing runs any more; nothing new is begun after it.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const errors: unknown[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [position, item] of waiting) {
      if (errors.length > 0) return;
      try {
        results[position] = await work(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  if (errors.length > 0) throw errors[0];
  return results;
}

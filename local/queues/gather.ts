/** Entries that SQS takes in one batch. */
const A_BATCH = 10;

/**
 * Answers with a function that takes entries one by one; they are handed over together, ten at once or all that came
 * within a moment. Who hands over looks after its own errors.
 */
export function gather<Entry>(
  milliseconds: number,
  handOver: (entries: readonly Entry[]) => Promise<void>,
): (entry: Entry) => void {
  let waiting: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const entries = waiting;
    waiting = [];
    void handOver(entries);
  };
  return (entry) => {
    waiting.push(entry);
    if (waiting.length === A_BATCH) flush();
    else timer ??= setTimeout(flush, milliseconds);
  };
}

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 120;

/** Seconds until a message that failed is tried again: five receipts take about two minutes, not half an hour. */
export function retryDelay(receives: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 3 ** (receives - 1));
}

/** 元 in a cell of 万元, or the other way round, with room for what really changed in the year. */
const LEAST = 3_000;
const MOST = 30_000;

/** Whether two amounts are about a factor of 10,000 apart. */
export function isUnitSlip(before: number, now: number): boolean {
  const [small, big] = before < now ? [before, now] : [now, before];
  return small > 0 && big / small >= LEAST && big / small <= MOST;
}

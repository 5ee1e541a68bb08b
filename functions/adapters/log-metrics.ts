import type { Measure } from '../metrics/measure.ts';
import { metricLine } from '../metrics/metric-line.ts';

/** Writes numbers into the function's log, past the logger, because the line has to be what it is. */
export function logMetrics(stack: string): Measure {
  return (measured) => void process.stdout.write(`${metricLine(measured, stack, Date.now())}\n`);
}

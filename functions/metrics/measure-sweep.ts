import type { Swept } from '../flows/sweep.ts';
import type { Measured } from './metric-line.ts';

/** What is counted of a sweep; zeros too, so that an alarm sees that it is over. */
export function measureSweep({ units, resent, failed }: Swept): Measured {
  return {
    metrics: [
      { name: 'UnitsBehind', value: units, unit: 'Count' },
      { name: 'UploadsResent', value: resent, unit: 'Count' },
      { name: 'ReceiptsFailed', value: failed, unit: 'Count' },
    ],
  };
}

import type { Measured } from './metric-line.ts';

/** Takes numbers down. */
export type Measure = (measured: Measured) => void;

import { randomBytes } from 'node:crypto';
import type { DecidePorts } from '../doors/decide-ports.ts';
import { readEnvironment } from '../environment.ts';
import { awsGate } from './aws-gate.ts';
import { lateDecisions } from './late-decisions.ts';
import { lateRegister } from './late-register.ts';

/** The ports of the function that writes decisions. */
export function awsDecide(): DecidePorts {
  return {
    ...awsGate(),
    waiting: lateRegister(readEnvironment('table')),
    decisions: lateDecisions(readEnvironment('uploadBucket')),
    now: () => new Date(),
    random: randomBytes,
  };
}

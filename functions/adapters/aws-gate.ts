import { readRoleWords } from '../doors/caller.ts';
import type { GatePorts } from '../doors/door-ports.ts';
import { readEnvironment, readSetting } from '../environment.ts';
import { publicAddress } from '../public-address.ts';
import { lateRegister } from './late-register.ts';

/** What checking callers takes in a deployed function. */
export function awsGate(): GatePorts {
  return {
    isOpen: readSetting('issuer') !== undefined,
    claims: {
      roles: readEnvironment('roleClaim'),
      organisation: readEnvironment('organisationClaim'),
      words: readRoleWords(readSetting('roleWords')),
    },
    register: lateRegister(readEnvironment('table')),
    siteOrigin: publicAddress(),
  };
}

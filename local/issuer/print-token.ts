import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { JsonFile } from '../json-file.ts';
import type { PublishedEndpoints } from '../stack/data-directory.ts';
import { issuerKey } from './issuer-key.ts';
import { signToken } from './sign-token.ts';

const USAGE = `npm run -s token -- --role ROLE [options]: prints a token of the local stack's issuer

  --role ROLE     sender, reviewer or operator; several with commas between
  --org ORG_ID    the organisation that it speaks for; operators need none
  --subject WHO   whose token it is (default: the role)
  --hours N       how long it is good (default 12)
  --data-dir DIR  the data directory of the running stack (default .gongkai/)
`;

process.exitCode = await main();

/** 0 printed, 1 no stack runs there, 2 usage. */
async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const folder = resolve(options.dataDir);
  const endpoints = new JsonFile<PublishedEndpoints>(join(folder, 'endpoints.json')).read();
  if (endpoints === undefined || !existsSync(join(folder, 'issuer.json'))) {
    console.error(`no local stack runs on ${options.dataDir}; start one with npm start`);
    return 1;
  }
  console.log(await signToken({ ...options, issuer: endpoints.issuer }, await issuerKey(folder)));
  return 0;
}

function readOptions() {
  const { values } = parse() ?? {};
  const roles = values?.role?.split(',') ?? [];
  const hours = Number(values?.hours ?? 12);
  if (values === undefined || roles.length === 0 || !(hours > 0)) return undefined;
  const { org: organisation, subject = roles.join('+'), 'data-dir': dataDir = '.gongkai' } = values;
  return { roles, hours, organisation, subject, dataDir };
}

function parse() {
  try {
    return parseArgs({
      options: {
        role: { type: 'string' },
        org: { type: 'string' },
        subject: { type: 'string' },
        hours: { type: 'string' },
        'data-dir': { type: 'string' },
      },
    });
  } catch {
    return undefined;
  }
}

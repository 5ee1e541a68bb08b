import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { Checker } from './checker.ts';
import { engineClient } from './engine-client.ts';

const { language, main } = openPage('check');
const engine = engineClient(new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' }));
// Without a configuration the page still checks; it only can't look anybody up, or send.
const deployment = await readConfiguration().catch(() => undefined);
if (deployment)
  await engine.ask('connect', { api: absolute(deployment.api), feeds: absolute(deployment.feeds) });
new Checker({ main, language, engine, deployment }).draw();

/** Addresses without an origin are of the page's own; a worker's may lie elsewhere. */
function absolute(address: string): string {
  return new URL(address, location.href).href;
}

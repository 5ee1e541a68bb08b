import EngineWorker from './engine/worker.ts?worker&inline';
import { openCarriedPage } from '../shell/open-carried-page.ts';
import { Checker } from './checker.ts';
import { engineClient } from './engine-client.ts';

const { language, main } = openCarriedPage('check');
new Checker({ main, language, engine: engineClient(new EngineWorker()), deployment: undefined }).draw();

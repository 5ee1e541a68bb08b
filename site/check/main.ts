import { element } from '../dom/element.ts';
import { openPage } from '../shell/open-page.ts';
import { speaker } from '../shell/speaker.ts';
import { CHECK_WORDS } from './words.ts';

const { language, main } = openPage('check');
const say = speaker(CHECK_WORDS, language);

main.append(element('h1', {}, say('title')));

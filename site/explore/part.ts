import type { Organisation } from '../../core/datasets/organisation.ts';
import type { Language } from '../../core/findings/language.ts';
import type { Say } from '../shell/speaker.ts';
import type { View } from './view.ts';
import type { ExploreWord } from './words.ts';

/** What the page works with. */
export interface ExplorerSetting {
  readonly main: HTMLElement;
  readonly say: Say<ExploreWord>;
  readonly language: Language;
  readonly api: string;
  /** By id. */
  readonly register: ReadonlyMap<string, Organisation>;
  /** From the first year of which something is published to the last, each of them. */
  readonly years: readonly number[];
}

/** A part of the page that shows a view and may ask for another one. */
export interface Part {
  readonly root: HTMLElement;
  show(view: View): void;
}

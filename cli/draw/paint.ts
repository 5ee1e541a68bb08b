import { styleText } from 'node:util';

/** What a piece of text is, for those who see colours; the words and signs say it too. */
export type Tone = 'error' | 'warning' | 'hint' | 'good' | 'faint' | 'strong';

/** Gives a text its colour, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

const STYLES = {
  error: ['bold', 'red'],
  warning: 'yellow',
  hint: 'cyan',
  good: 'green',
  faint: 'dim',
  strong: 'bold',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>;

/** For a terminal that shows colours. */
export const inColour: Paint = (tone, text) =>
  styleText([STYLES[tone]].flat(), text, { validateStream: false });

/** For everything else. */
export const plain: Paint = (_, text) => text;

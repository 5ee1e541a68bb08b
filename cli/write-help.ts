import type { Language } from '../core/findings/language.ts';
import type { Command, OptionDeclaration, OptionDeclarations } from './command.ts';
import { displayWidth } from './draw/display-width.ts';
import { wrapText } from './draw/wrap-text.ts';
import { SHARED_OPTIONS } from './shared-options.ts';
import { sayWords, type WordName } from './words.ts';

/** Whom a help is written for. */
export interface HelpSetting {
  readonly language: Language;
  readonly width: number;
}

/** What the program is and which commands it has. */
export function writeOverview(
  commands: readonly Pick<Command, 'name' | 'about'>[],
  setting: HelpSetting,
): string {
  const { language } = setting;
  const rows = commands.map(({ name, about }) => [name, sayWords(about, language)] as const);
  return [
    `${sayWords('about', language)}\n`,
    `${sayWords('usage', language)}: gongkai <command> …\n`,
    section('commands', rows, setting),
    section(
      'options',
      [...optionRows(SHARED_OPTIONS, language), ['--version', sayWords('option-version', language)]],
      setting,
    ),
    exitCodes(setting),
    `${sayWords('more-help', language, { command: 'gongkai <command> --help' })}\n`,
  ].join('\n');
}

/** How one command is used. */
export function writeHelp(
  command: Pick<Command, 'name' | 'about' | 'usage' | 'options'>,
  setting: HelpSetting,
): string {
  const { language } = setting;
  const options = optionRows({ ...command.options, ...SHARED_OPTIONS }, language);
  return [
    `${sayWords('usage', language)}: gongkai ${command.name} ${command.usage}`.trimEnd() + '\n',
    `${wrapText(sayWords(command.about, language), setting.width).join('\n')}\n`,
    section('options', options, setting),
    exitCodes(setting),
  ].join('\n');
}

type Row = readonly [left: string, right: string];

function optionRows(options: OptionDeclarations, language: Language): readonly Row[] {
  return Object.entries(options).map(([name, option]) => [
    `--${name}${shape(option)}`,
    sayWords(option.about, language) + standard(option, language),
  ]);
}

function shape(option: OptionDeclaration): string {
  if (option.type === 'flag') return '';
  return option.type === 'choice' ? ` ${option.values.join('|')}` : ` ${option.valueName}`;
}

function standard(option: OptionDeclaration, language: Language): string {
  if (option.type === 'flag' || option.default === undefined) return '';
  const words = sayWords('default', language, { value: option.default });
  return language === 'zh-CN' ? `（${words}）` : ` (${words})`;
}

function exitCodes(setting: HelpSetting): string {
  const rows = ([0, 1, 2, 3] as const).map(
    (code) => [String(code), sayWords(`exit-${code}`, setting.language)] as const,
  );
  return section('exit-codes', rows, setting);
}

const INDENT = 2;
const GAP = 2;
const WIDEST_LEFT = 34;

/** A heading and rows of two columns; the right one begins on a line of its own where the left one is long. */
function section(heading: WordName, rows: readonly Row[], { language, width }: HelpSetting): string {
  const widths = rows.map(([left]) => displayWidth(left)).filter((own) => own <= WIDEST_LEFT);
  const left = Math.max(0, ...widths) + INDENT + GAP;
  const lines = rows.flatMap(([name, words]) => {
    const wrapped = wrapText(words, Math.max(width - left, 20)).map((line) => ' '.repeat(left) + line);
    const head = ' '.repeat(INDENT) + name;
    if (displayWidth(head) + GAP > left) return [head, ...wrapped];
    const [first = '', ...others] = wrapped;
    return [head + first.slice(displayWidth(head)), ...others];
  });
  return `${sayWords(heading, language)}:\n${lines.map((line) => `${line}\n`).join('')}`;
}

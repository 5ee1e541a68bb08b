import type { Language } from '../../core/findings/language.ts';
import { element, type Child } from '../dom/element.ts';
import type { Say } from '../shell/speaker.ts';
import type { Description, Operation, OperationParameter } from './read-description.ts';
import type { INTERFACE_WORDS } from './words.ts';

export interface OperationSetting {
  readonly say: Say<keyof typeof INTERFACE_WORDS>;
  readonly language: Language;
  /** Where the API answers. */
  readonly origin: string;
}

/** More values than these are counted and not listed. */
const VALUES_SHOWN = 12;

/** Every operation with its parameters, its answers and one address to try. */
export function operationList({ paths }: Description, setting: OperationSetting): readonly HTMLElement[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      operationEntry(operation, { path, method }, setting),
    ),
  );
}

function operationEntry(
  operation: Operation,
  { path, method }: { readonly path: string; readonly method: string },
  setting: OperationSetting,
): HTMLElement {
  const { say, origin } = setting;
  const { operationId, parameters, security = [], responses } = operation;
  const example = `${origin}${exampleAddress(path, parameters)}`;
  return element(
    'article',
    { id: operationId, class: 'operation' },
    element('h2', {}, element('code', {}, `${method.toUpperCase()} ${path}`)),
    ...spoken(operation.summary, setting).map((text) => element('p', {}, text)),
    ...(operation.description === undefined
      ? []
      : spoken(operation.description, setting).map((text) => element('p', { class: 'quiet' }, text))),
    ...(security.length === 0 ? [] : [element('p', { class: 'quiet' }, say('token'))]),
    ...(parameters.length === 0
      ? []
      : [element('h3', {}, say('parameters')), parameterTable(parameters, setting)]),
    element('h3', {}, say('answers')),
    element(
      'ul',
      {},
      ...Object.entries(responses).map(([status, { description, content }]) =>
        element(
          'li',
          {},
          element('code', {}, status),
          ` ${Object.keys(content).join('、')} `,
          ...spoken(description, setting),
        ),
      ),
    ),
    ...(method === 'get'
      ? [element('p', {}, `${say('try')}：`, element('a', { href: example }, example))]
      : []),
  );
}

function parameterTable(parameters: readonly OperationParameter[], setting: OperationSetting): HTMLElement {
  const { say } = setting;
  const heads = [say('name'), say('meaning'), say('values'), say('example')];
  const rows = parameters.map((parameter) => {
    const cells: readonly (readonly Child[])[] = [
      [element('code', {}, parameter.name), parameter.required ? ` ${say('required')}` : undefined],
      spoken(parameter.description, setting),
      [valuesOf(parameter, setting)],
      [element('code', {}, exampleOf(parameter))],
    ];
    return element('tr', {}, ...cells.map((children) => element('td', {}, ...children)));
  });
  return element(
    'div',
    { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': say('parameters') },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows),
    ),
  );
}

function valuesOf({ schema }: OperationParameter, { say }: OperationSetting): string {
  const { enum: values, minimum, maximum, pattern } = schema;
  if (values !== undefined)
    return values.length > VALUES_SHOWN ? say('many-values', { count: values.length }) : values.join('、');
  if (minimum !== undefined && maximum !== undefined) return `${minimum}–${maximum}`;
  return pattern !== undefined && pattern.length < 40 ? pattern : '';
}

function exampleOf({ example }: OperationParameter): string {
  return Array.isArray(example) ? example.join(',') : String(example);
}

/** With those parameters that are needed. */
function exampleAddress(path: string, parameters: readonly OperationParameter[]): string {
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((address, parameter) => address.replace(`{${parameter.name}}`, exampleOf(parameter)), path);
  const query = parameters.filter((parameter) => parameter.required && parameter.in === 'query');
  const wanted =
    query.length > 0 || !path.endsWith('/observations')
      ? query
      : parameters.filter(({ name }) => name === 'year' || name === 'organisation');
  const text = wanted
    .map((parameter) => `${parameter.name}=${encodeURIComponent(exampleOf(parameter))}`)
    .join('&');
  return text === '' ? filled : `${filled}?${text}`;
}

/** The description says things in English and, behind a slash, in Chinese: the reader's half, or all of it. */
function spoken(text: string, { language }: OperationSetting): readonly string[] {
  const cut = text.lastIndexOf(' / ');
  if (cut < 0) return [text];
  return [language === 'zh-CN' ? text.slice(cut + ' / '.length) : text.slice(0, cut)];
}

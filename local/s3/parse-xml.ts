import { S3Error } from './s3-error.ts';

/** One element of a request body: its local name, its own text, its children in order. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

const TOKEN = /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([^\s>]+)\s*>|<([^\s/>!?]+)([^>]*?)(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the small documents that S3 clients send: elements, text and entities. Attributes are skipped; document
 * types and CDATA, which no client sends, are refused as `MalformedXML`.
 */
export function parseXml(source: string): XmlElement {
  const root: OpenElement = { name: '', text: '', children: [] };
  const open: OpenElement[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source);
    if (token === null) throw new S3Error('MalformedXML');
    take(token, open);
  }
  const [document] = root.children;
  if (open.length !== 1 || document === undefined || root.children.length !== 1)
    throw new S3Error('MalformedXML');
  return document;
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children of that name, in order. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of that name. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}

function take(token: RegExpExecArray, open: OpenElement[]): void {
  const [, closing, opening, , selfClosing, text] = token;
  const current = open.at(-1);
  if (current === undefined) throw new S3Error('MalformedXML');
  if (text !== undefined) current.text += decodeEntities(text);
  if (opening !== undefined) {
    const element = { name: localName(opening), text: '', children: [] };
    current.children.push(element);
    if (selfClosing !== '/') open.push(element);
  }
  if (closing !== undefined) {
    if (open.length === 1 || current.name !== localName(closing)) throw new S3Error('MalformedXML');
    open.pop();
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);|&/gi, (_, entity: string | undefined) => {
    const value = entity?.startsWith('#') ? codePointOf(entity.slice(1)) : ENTITIES[entity ?? ''];
    if (value === undefined) throw new S3Error('MalformedXML');
    return value;
  });
}

function codePointOf(number: string): string | undefined {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

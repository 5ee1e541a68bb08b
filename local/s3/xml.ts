/** What an element holds: text, a list of elements of one name, or named elements. `undefined` leaves it out. */
export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent };

/** Writes an S3 document: the root element with S3's namespace. A list repeats its element. */
export function writeXml(root: string, content: XmlContent): string {
  const body = element(root, content).replace(
    `<${root}`,
    `<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

/** Writes an error document, which has no namespace: some clients find its code only so. */
export function writeErrorXml(content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', content)}`;
}

function element(name: string, content: XmlContent): string {
  if (content === undefined) return '';
  if (isList(content)) return content.map((entry) => element(name, entry)).join('');
  const inner =
    typeof content === 'object'
      ? Object.entries(content)
          .map(([child, value]) => element(child, value))
          .join('')
      : escapeXml(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
function isList(content: XmlContent): content is readonly XmlContent[] {
  return Array.isArray(content);
}

/** Escapes what XML reserves, and the control characters that a key may hold, as S3 does. */
function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[&<>"\u0000-\u001f\u007f]/g, (character) => {
    const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character];
    return named ?? `&#x${character.charCodeAt(0).toString(16)};`;
  });
}

/** What an element may be given: attributes by name, listeners as functions under `on…`. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | ((event: Event) => void)>
>;

/** What stands inside an element; nothing where undefined. */
export type Child = Node | string | undefined;

/**
 * Makes an element. Text becomes text nodes, so that nothing of a file is ever read as HTML; `true` sets an attribute
 * without a value, `false` and `undefined` leave it out, a function listens.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) setAttribute(made, key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function setAttribute(made: HTMLElement, key: string, value: Attributes[string]): void {
  if (value === undefined || value === false) return;
  if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
  else made.setAttribute(key, value === true ? '' : String(value));
}

/** The member of a JSON object; undefined where it has none, or is no object. */
export function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? new Map<string, unknown>(Object.entries(json)).get(name)
    : undefined;
}

/** The text that is a member of a JSON object; throws where there is none. */
export function textOf(json: unknown, name: string): string {
  const value = memberOf(json, name);
  if (typeof value !== 'string')
    throw new Error(`there is no text ${name} in ${JSON.stringify(json)?.slice(0, 200)}`);
  return value;
}

/** The list that is a member of a JSON object; empty where there is none. */
export function listOf(json: unknown, name: string): readonly unknown[] {
  const value = memberOf(json, name);
  return Array.isArray(value) ? value : [];
}

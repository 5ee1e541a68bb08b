import { feedName } from '../publish/feed-name.ts';
import { writeCursor } from './cursor.ts';
import { ENDPOINTS, type EndpointName } from './endpoint.ts';

type Value = string | number | undefined;

/** The address of a question, its parameters in the order of their declaration; a cursor is given as a place, `as_of` as a number. */
export function addressOf(name: EndpointName, values: Readonly<Record<string, Value>>): string {
  const { path, parameters } = ENDPOINTS[name];
  const query = Object.keys(parameters).flatMap((key) => {
    const value = values[key];
    if (key === 'id' || value === undefined) return [];
    return [`${key}=${key === 'cursor' ? cursorOf(String(value), values['as_of']) : String(value)}`];
  });
  const base = path.replace('{id}', String(values['id']));
  return query.length === 0 ? base : `${base}?${query.join('&')}`;
}

/** A cursor stays with its release; what the state answers has none. */
function cursorOf(place: string, asOf: Value): string {
  return writeCursor(place, asOf === undefined ? undefined : Number(asOf));
}

/** The address of the root of all static files. */
export function feedRoot(): string {
  return `/${feedName.root()}`;
}

/** A place in a list as readers carry it round: letters and digits that need no escaping. */
export function writeCursor(place: string): string {
  return btoa(place).replaceAll('=', '');
}

/** The place after which a page begins; undefined where no page of ours ever ended like that. */
export function readCursor(cursor: string, place: RegExp): string | undefined {
  // Places are made of digits, small letters, hyphens and full stops, and those become letters and digits only.
  if (!/^[A-Za-z0-9]{12,120}$/.test(cursor) || cursor.length % 4 === 1) return undefined;
  const text = atob(cursor);
  return place.test(text) && writeCursor(text) === cursor ? text : undefined;
}

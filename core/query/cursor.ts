/** A place in a list, and the release whose list it is; without one it is the state's. */
export interface CursorPlace {
  readonly place: string;
  readonly release?: number;
}

const OF_RELEASE = /^(.*)\.r([1-9]\d{0,8})$/;

/** A place as readers carry it round: letters and digits that need no escaping. */
export function writeCursor(place: string, release?: number): string {
  return btoa(release === undefined ? place : `${place}.r${release}`).replaceAll('=', '');
}

/** The place after which a page begins; undefined where no page of ours ever ended like that. */
export function readCursor(cursor: string, place: RegExp): CursorPlace | undefined {
  // Places are made of digits, small letters, hyphens and full stops, and those become letters and digits only.
  if (!/^[A-Za-z0-9]{12,120}$/.test(cursor) || cursor.length % 4 === 1) return undefined;
  const text = atob(cursor);
  const [, ofRelease, release] = OF_RELEASE.exec(text) ?? [];
  const read: CursorPlace =
    ofRelease === undefined ? { place: text } : { place: ofRelease, release: Number(release) };
  return place.test(read.place) && writeCursor(read.place, read.release) === cursor ? read : undefined;
}

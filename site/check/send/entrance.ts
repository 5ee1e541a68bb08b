/** How somebody came to the page, as its address says behind `#`, which never reaches a server or its log. */
export interface Entrance {
  /** A token of the deployment's issuer. */
  readonly token: string | undefined;
  /** A submission link: it lets in whoever holds it, for one organisation. */
  readonly link: string | undefined;
  /** Who is to report on which year, where a link says so. */
  readonly orgId: string | undefined;
  readonly year: number | undefined;
}

/** Reads `#token=…` or `#link=…&org=…&year=…`. */
export function readEntrance(hash: string): Entrance {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string) => given.get(name) ?? undefined;
  const year = Number(text('year'));
  return {
    token: text('token'),
    link: text('link'),
    orgId: text('org'),
    year: Number.isInteger(year) && year > 0 ? year : undefined,
  };
}

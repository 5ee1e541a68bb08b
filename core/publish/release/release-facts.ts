/** What a release says of itself in its descriptions; configuration and the release's own number and moment. */
export interface ReleaseFacts {
  /** Counted from 1. */
  readonly number: number;
  /** The release's own moment, ISO 8601 in UTC; it stands in descriptions only, never in data. */
  readonly releasedAt: string;
  /** SPDX id or https address. */
  readonly licence: string;
  readonly publisher: Publisher;
  /** The public host, without a slash at its end. */
  readonly publicUrl: string;
}

/** Who publishes, as configured. */
export interface Publisher {
  readonly name: string;
  /** An e-mail address or an https address; empty: not said. */
  readonly contact: string;
}

/** A licence by its name and the address of its text. */
export interface LicenceNote {
  readonly name: string;
  readonly url: string;
}

const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)$/;

/** How a configured licence is named, and where its text stands. */
export function licenceNote(licence: string): LicenceNote {
  if (licence.startsWith('https://')) return { name: licence, url: licence };
  const [, kind, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  if (kind === undefined) return { name: licence, url: `https://spdx.org/licenses/${licence}.html` };
  return { name: licence, url: `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/` };
}

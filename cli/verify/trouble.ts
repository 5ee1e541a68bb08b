import type { Difference } from '../../core/publish/verify/first-difference.ts';

/** What can be wrong with a file of the feeds. */
export type TroubleKind =
  /** It is named and not there. */
  | 'missing'
  /** Its bytes are not those that were promised. */
  | 'changed'
  /** It has the promised bytes, and making it anew from the long table gives others. */
  | 'not-derived'
  /** It is no document of the feeds, or says something that cannot be. */
  | 'unsound'
  /** The list of hashes names another hash. */
  | 'not-in-sums'
  /** The signature does not fit, or what it needs is not there. */
  | 'not-signed';

/** One file that is not as it should be. */
export interface Trouble {
  readonly path: string;
  readonly kind: TroubleKind;
  readonly promised?: { readonly sha256: string; readonly bytes: number };
  readonly found?: { readonly sha256: string; readonly bytes: number };
  /** Where it differs, if what should stand there could be made anew. */
  readonly difference?: Difference;
  readonly detail?: string;
}

/** What was looked at, and what is wrong with it. */
export interface Verdict {
  /** `state`, or the number of a release. */
  readonly subject: 'state' | number;
  readonly files: number;
  readonly bytes: number;
  /** Files that were made anew, or taken apart, and compared with what they follow from; by path. */
  readonly rebuilt: readonly string[];
  /** Files that were held to their hash and to nothing else. */
  readonly only_hashed: readonly string[];
  /** The version of the engine that made the release, where it is another one: what it describes can't be made anew. */
  readonly other_engine: string | undefined;
  /** Reports out of which personal data was taken. */
  readonly redacted: readonly string[];
  /** Whether a signature was there and fits; undefined where nothing is signed. */
  readonly signed: boolean | undefined;
  readonly troubles: readonly Trouble[];
}

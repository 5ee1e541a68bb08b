import type { Engine } from '../engine.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { FeedState } from '../../core/query/answer-status.ts';
import type { FeedStore, ReceiptStore, StateReader, StateStore } from '../ports.ts';

/** The little of the ports that answers are made from. */
export interface QueryPorts {
  readonly state: Pick<StateStore, 'counter' | 'counters' | 'sweepNote'> &
    Pick<
      StateReader,
      | 'figuresOfShard'
      | 'figuresPage'
      | 'unitsUnder'
      | 'report'
      | 'stateOfReport'
      | 'organisationPage'
      | 'uploadRecord'
      | 'organisations'
      | 'predecessors'
      | 'figures'
      | 'decisionsOfReport'
      | 'histories'
    >;
  readonly decisions: Pick<StateReader, 'decisionsOfReport'>;
  readonly receipts: Pick<ReceiptStore, 'get'>;
  /** The root of the feeds; undefined before the first publication. */
  readonly feedRoot: () => Promise<FeedState | undefined>;
  /** Objects of the feeds, for pages. */
  readonly feed: Pick<FeedStore, 'get'>;
  /** The root of the state that a release has fixed, where the question is about one. */
  readonly releasedRoot?: RootIndex;
  /** Loaded when a file is to be tried. */
  readonly engine: () => Promise<Engine>;
  /** Origin of the site, whose pages may send something here from another address than ours; undefined: none may. */
  readonly siteOrigin?: string;
  readonly now: () => Date;
  /** SPDX id or URL. */
  readonly licence: string;
}

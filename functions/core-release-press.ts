import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ENGINE } from '../core/findings/engine.ts';
import { feedFile, fileEntry } from '../core/publish/feed-file.ts';
import { feedJson } from '../core/publish/feed-json.ts';
import { feedName } from '../core/publish/feed-name.ts';
import { FEED_SCHEMA } from '../core/publish/feed-schema.ts';
import { parseIndex } from '../core/publish/parse-index.ts';
import { isRoundClosed } from '../core/publish/release/is-round-closed.ts';
import { listRelease } from '../core/publish/release/list-release.ts';
import { parseRounds } from '../core/publish/release/parse-rounds.ts';
import { parseRelease } from '../core/publish/release/parse-release.ts';
import type { ReleaseLogEntry } from '../core/publish/release/release-document.ts';
import { renderChanges } from '../core/publish/release/render-changes.ts';
import type { Publisher } from '../core/publish/release/release-facts.ts';
import { renderReleaseFiles, stableAddresses } from '../core/publish/release/render-release-files.ts';
import { renderReleaseManifest } from '../core/publish/release/render-release-manifest.ts';
import type { Signer } from './ports.ts';
import type { ReleasePress } from './release-press.ts';

/** Who releases, and by which key. */
export interface Releaser {
  readonly publisher: Publisher;
  /** The public host, without a slash at its end. */
  readonly publicUrl: string;
  /** Absent: nothing is signed. */
  readonly signer?: Signer;
}

/** Where nobody is configured. */
export const NOBODY: Releaser = {
  publisher: { name: '未配置发布机构 (no publisher configured)', contact: '' },
  publicUrl: 'http://127.0.0.1:8787',
};

/** The press of the core for releases under this licence (SPDX id or URL). */
export function coreReleasePress(licence: string, releaser: Releaser = NOBODY): ReleasePress {
  const { publisher, publicUrl, signer } = releaser;
  const tools = { gzip: (bytes: Uint8Array) => gzipSync(bytes), ...(signer && { signer }) };
  return {
    rootKey: feedName.root(),
    indexKey: feedName.releases(),
    manifestKey: feedName.releaseManifest,
    parseRoot: parseIndex.root,
    isRoundClosed: (rounds, span) => isRoundClosed(parseRounds(rounds), span),
    printState: (root) => bytesFile(root, feedName.state),
    printLogEntry: ({ release, releasedAt, cause, state }) =>
      feedJson({
        schema: FEED_SCHEMA,
        release,
        released_at: releasedAt,
        cause,
        licence,
        engine: { version: ENGINE.version, ruleset: ENGINE.ruleset },
        publisher: { ...publisher },
        public_url: publicUrl,
        state: { ...fileEntry(state) },
      } satisfies ReleaseLogEntry),
    parseLogEntry: (body) => parseRelease.logEntry(Buffer.from(body)),
    renderChanges: (content) => renderChanges({ ...content, sha256 }),
    renderFiles: (content, made, reread) =>
      renderReleaseFiles({ ...content, sha256 }, made, { ...tools, reread }),
    fileKey: feedName.releaseFile,
    stableAddresses: (files, root) => stableAddresses(files, root.dictionaries),
    renderManifest: (facts) => renderReleaseManifest(facts, sha256),
    parseManifest: parseRelease.manifest,
    parseIndex: parseRelease.index,
    list: (standing, body) => {
      const document = parseRelease.manifest(body);
      const file = bytesFile(body, () => feedName.releaseManifest(document.release));
      return listRelease(standing, { document, file }, sha256);
    },
  };
}

function bytesFile(body: Uint8Array, nameOf: (sha256: string) => string) {
  return feedFile(new TextDecoder('utf-8', { fatal: true }).decode(body), nameOf, sha256);
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

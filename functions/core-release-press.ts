import { hash } from 'node:crypto';
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
import { renderReleaseFiles } from '../core/publish/release/render-release-files.ts';
import { renderReleaseManifest } from '../core/publish/release/render-release-manifest.ts';
import type { ReleasePress } from './release-press.ts';

/** The press of the core for releases under this licence (SPDX id or URL). */
export function coreReleasePress(licence: string): ReleasePress {
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
        state: { ...fileEntry(state) },
      } satisfies ReleaseLogEntry),
    parseLogEntry: (body) => parseRelease.logEntry(Buffer.from(body)),
    renderChanges: (content) => renderChanges({ ...content, sha256 }),
    renderFiles: (content, made) => renderReleaseFiles({ ...content, sha256 }, made),
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

import type { ReleaseCause } from '../../core/publish/release/release-document.ts';

/** Why the release function was called: by its schedule, or by somebody who wants a release now. */
export function releaseCause(event: unknown): ReleaseCause {
  const isScheduled = typeof event === 'object' && event !== null && 'detail-type' in event;
  return isScheduled ? 'daily' : 'command';
}

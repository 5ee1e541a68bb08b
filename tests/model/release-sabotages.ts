import type { ReleaseSabotage } from './model-releases.ts';

/** Requests between a look and what follows from it, so that a whole release fits between. */
const LATE = 60;

/** Mistakes in cutting releases that the model must catch, each by name. */
export const RELEASE_SABOTAGES: Readonly<Record<string, ReleaseSabotage>> = {
  'the log takes a number twice': (ports, world) => ({
    ...ports,
    log: {
      ...ports.log,
      claim: async (release, body) => {
        await ports.log.claim(release, body);
        world.releases.set(release, body);
        return true;
      },
    },
  }),
  'the manifest is put and its files are not': (ports) => ({
    ...ports,
    feed: {
      ...ports.feed,
      putImmutable: async (key, body, mediaType) => {
        if (!key.includes('/changes-')) await ports.feed.putImmutable(key, body, mediaType);
      },
    },
  }),
  'the state is not kept under a name of its own': (ports) => ({
    ...ports,
    feed: {
      ...ports.feed,
      putImmutable: async (key, body, mediaType) => {
        if (!key.includes('/states/')) await ports.feed.putImmutable(key, body, mediaType);
      },
    },
  }),
  'what is in the log is never finished': (ports, world) => ({
    ...ports,
    log: {
      ...ports.log,
      get: async (release) => {
        const entry = await ports.log.get(release);
        return world.feed.has(ports.press.manifestKey(release)) ? entry : undefined;
      },
    },
  }),
  'a fixed address is written late, whatever stands there by then': (ports) => ({
    ...ports,
    feed: {
      ...ports.feed,
      swap: async (key, body, mediaType, etag) => {
        if (key === ports.press.indexKey) return ports.feed.swap(key, body, mediaType, etag);
        for (let late = 0; ; late++) {
          const standing = await ports.feed.get(key);
          if (late < LATE) continue;
          if (await ports.feed.swap(key, body, mediaType, standing?.etag)) return true;
        }
      },
    },
  }),
};

import type { ReleaseSabotage } from './model-releases.ts';

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
};

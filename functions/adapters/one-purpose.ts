/**
 * Settings of a client that speaks to a single bucket, table or queue: its middleware is put together once a command
 * and not once a request, a fifth of what a request costs. What it finds out on the way (endpoint, signing region) is
 * then shared by requests that run at once, so a client for several buckets must not have it.
 */
export const ONE_PURPOSE = { cacheMiddleware: true } as const;

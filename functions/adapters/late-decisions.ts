import type { DecisionStore } from '../doors/decision-store.ts';

/** The decisions, through a client that is loaded with the first of them: forms for who has a token need none. */
export function lateDecisions(bucket: string): DecisionStore {
  let opening: Promise<DecisionStore> | undefined;
  const store = () => (opening ??= open(bucket));
  return {
    put: async (key, body) => (await store()).put(key, body),
    link: async (key) => (await store()).link(key),
  };
}

async function open(bucket: string): Promise<DecisionStore> {
  const [{ S3Client }, { s3DecisionStore }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('./s3-decision-store.ts'),
  ]);
  return s3DecisionStore(new S3Client(), bucket);
}

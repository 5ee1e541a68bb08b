/** What the deployment tells its pages, as `/config.json`. */
export interface Configuration {
  /** Base address of the API, without a trailing slash. */
  readonly api: string;
  /** Base address of the feeds, without a trailing slash. */
  readonly feeds: string;
  /** Origin of the upload bucket, to which files are posted. */
  readonly uploads: string;
  /** Whom to write to about errors: an address of mail or of the web; empty: nobody is named. */
  readonly contact: string;
}

let known: Promise<Configuration> | undefined;

/** Reads the configuration, once a page; rejects where the site was deployed without one. */
export function readConfiguration(): Promise<Configuration> {
  known ??= fetchConfiguration();
  known.catch(() => {
    known = undefined;
  });
  return known;
}

async function fetchConfiguration(): Promise<Configuration> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/config.json: ${answer.status}`);
  // Written by our own deployment.
  return (await answer.json()) as Configuration;
}

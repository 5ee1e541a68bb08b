import type { SiteObject, SiteStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';

/** A file of the built site. */
export interface BuiltFile {
  readonly path: string;
  readonly body: Uint8Array;
}

/** Written by the build under `assets/`, with a hash in each name. */
const NAMED_BY_HASH = /^assets\//;
/** A page by its name: `check.html` also answers as `/check/`. */
const PAGE = /^(?!index\.)([^/]+)\.html$/;
/** Pages to carry away: opened in place, the policy of the site would keep their script from running. */
const TO_CARRY_AWAY = /^offline\//;
const IMMUTABLE = 'public, max-age=31536000, immutable';
const CHANGING = 'public, max-age=60';
const AT_ONCE = 8;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/**
 * Puts the built site in its place: first what pages name, then the pages, so that none names what is not there, then
 * `config.json`. Throws on a kind of file that it doesn't know, before anything is written.
 */
export async function placeSite(
  files: readonly BuiltFile[],
  configuration: string,
  site: SiteStore,
): Promise<void> {
  const settings = { path: 'config.json', body: new TextEncoder().encode(configuration) };
  const objects = [...files, settings].flatMap(asObjects);
  const named = objects.filter(({ key }) => NAMED_BY_HASH.test(key));
  const others = objects.filter(({ key }) => !NAMED_BY_HASH.test(key));
  for (const group of [named, others]) await inParallel(group, AT_ONCE, (object) => site.put(object));
}

/** A page is there twice, as `check.html` and as `check/`, the shorter address to write down or print. */
function asObjects(file: BuiltFile): readonly SiteObject[] {
  const object = asObject(file);
  const [, name] = PAGE.exec(file.path) ?? [];
  return name === undefined ? [object] : [object, { ...object, key: `${name}/` }];
}

function asObject({ path, body }: BuiltFile): SiteObject {
  const contentType = TYPES[path.split('.').at(-1) ?? ''];
  if (contentType === undefined)
    throw new Error(`the site holds ${path}, a kind of file that has no type here`);
  return {
    key: path,
    body,
    contentType,
    cacheControl: NAMED_BY_HASH.test(path) ? IMMUTABLE : CHANGING,
    ...(TO_CARRY_AWAY.test(path) && { contentDisposition: 'attachment' }),
  };
}

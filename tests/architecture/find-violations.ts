import type { SourceFile } from './read-sources.ts';

/** A broken rule of the house, told so that whoever broke it knows what to do. */
export interface Violation {
  readonly path: string;
  readonly rule: string;
  readonly instead: string;
}

/** The stages in the order of the flow: each imports itself and earlier ones. */
const STAGES = [
  'forms',
  'datasets',
  'findings',
  'intake',
  'judge',
  'normalise',
  'decisions',
  'publish',
  'query',
];

/** Packages that the engine may use, and where. */
const ENGINE_PACKAGES = [
  { name: 'papaparse', room: 'core/intake/' },
  { name: 'valibot', room: 'core/' },
  { name: 'fflate', room: 'core/publish/release/' },
  { name: 'hyparquet-writer/src/bytewriter.js', room: 'core/publish/release/' },
  { name: 'hyparquet-writer/src/metadata.js', room: 'core/publish/release/' },
  { name: 'hyparquet-writer/src/parquet-writer.js', room: 'core/publish/release/' },
  { name: 'hyparquet/src/metadata.js', room: 'core/publish/release/' },
];

/** Rooms of which a deployed function or an installed command is made. */
const SHIPPING = new Set(['core', 'functions', 'infra', 'cli', 'site']);

/** What all pages of the site share; every other folder there is one page’s own. */
const SHARED_BY_PAGES = new Set(['dom', 'shell', 'style', 'public']);

/** Which rooms of ours a room may import, beside itself; a file means that file alone. */
const ROOM_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  functions: ['core/'],
  infra: ['functions/environment.ts'],
  local: [],
  cli: ['core/', 'functions/flows/receipt-id.ts'],
  site: ['core/'],
};

const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bcrypto\.|\bset(?:Timeout|Interval)\(/;
const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'service', 'base']);

/** Everything in these files that breaks a rule of docs/architecture.md. */
export function findViolations(files: readonly SourceFile[]): readonly Violation[] {
  const checks = [
    stageOrder,
    engineIsPure,
    enginePackages,
    rooms,
    awsInAdapters,
    flowsAgainstPorts,
    pagesApart,
    names,
  ];
  return [...files.flatMap((file) => checks.flatMap((check) => check(file))), ...cycles(files)];
}

function stageOrder({ path, imports }: SourceFile): readonly Violation[] {
  const own = stageOf(path);
  if (own === undefined) return [];
  return imports.filter(inCore).flatMap((target) => {
    const stage = stageOf(target);
    if (stage !== undefined && STAGES.indexOf(stage) <= STAGES.indexOf(own)) return [];
    const rule = `core/${own} imports ${target}, which comes later (${STAGES.join(' → ')})`;
    const instead = `move what is needed into core/${own} or an earlier stage, or hand it in as an argument`;
    return [{ path, rule, instead }];
  });
}

function engineIsPure({ path, imports, code }: SourceFile): readonly Violation[] {
  if (!inCore(path)) return [];
  const [impure] = IMPURE.exec(code) ?? [];
  const found = [
    ...imports.filter((target) => target.startsWith('node:')),
    ...(impure === undefined ? [] : [impure]),
  ];
  return found.map((what) => ({
    path,
    rule: `the engine reaches outside itself by ${what}; it runs in Lambda, the command line and browsers alike`,
    instead: 'take the clock, the hash or the bytes as an argument, and let functions/ or cli/ bring it',
  }));
}

function enginePackages({ path, imports }: SourceFile): readonly Violation[] {
  if (!inCore(path) && !imports.includes('papaparse')) return [];
  if (!SHIPPING.has(roomOf(path))) return [];
  return imports.filter(isPackage).flatMap((name) => {
    const allowed = ENGINE_PACKAGES.find((one) => one.name === name);
    if (allowed ? path.startsWith(allowed.room) : !inCore(path)) return [];
    const rule = `${name} is not used here: the engine knows ${ENGINE_PACKAGES.map((one) => `${one.name} in ${one.room}`).join(', ')}`;
    return [
      { path, rule, instead: 'read CSV through core/intake; discuss a new package before it comes in' },
    ];
  });
}

function rooms({ path, imports }: SourceFile): readonly Violation[] {
  const room = roomOf(path);
  const allowed = ROOM_MAY_IMPORT[room];
  if (allowed === undefined) return [];
  return imports
    .filter((target) => target.includes('/') && isOurs(target))
    .filter((target) => roomOf(target) !== room && !allowed.some((start) => target.startsWith(start)))
    .map((target) => ({
      path,
      rule: `${room}/ imports ${target}; it may import ${['itself', ...allowed].join(' and ')}`,
      instead:
        'turn the arrow round: the outer room imports the inner one, or both meet in a bundle or an argument',
    }));
}

function awsInAdapters({ path, imports }: SourceFile): readonly Violation[] {
  if (!SHIPPING.has(roomOf(path)) || /^(?:functions|cli)\/adapters\//.test(path)) return [];
  return imports
    .filter((target) => /^@(?:aws-sdk|smithy)\//.test(target))
    .map((target) => ({
      path,
      rule: `${target} is imported outside functions/adapters/ and cli/adapters/`,
      instead: 'say what is needed as a port in functions/ports.ts and let an adapter fulfil it',
    }));
}

function flowsAgainstPorts({ path, imports }: SourceFile): readonly Violation[] {
  if (!path.startsWith('functions/flows/')) return [];
  return imports
    .filter((target) => /^functions\/(?:adapters|handlers)\//.test(target))
    .map((target) => ({
      path,
      rule: `a flow imports ${target}; flows are written against functions/ports.ts`,
      instead: 'take the port as an argument; the handler puts flow and adapter together',
    }));
}

function pagesApart({ path, imports }: SourceFile): readonly Violation[] {
  const own = pageOf(path);
  if (own === undefined) return [];
  return imports.flatMap((target) => {
    const page = pageOf(target);
    if (page === undefined || page === own) return [];
    const rule = `the page ${own} imports ${target}`;
    const instead = `move what both need into ${[...SHARED_BY_PAGES].map((name) => `site/${name}`).join(', ')} or core/`;
    return [{ path, rule, instead }];
  });
}

function names({ path }: SourceFile): readonly Violation[] {
  const empty = path.split(/[/.-]/).find((word) => EMPTY_NAMES.has(word));
  if (empty === undefined) return [];
  return [
    {
      path,
      rule: `the name ${empty} says nothing about what is inside`,
      instead: 'name the file after its one main export, the folder after what it is about',
    },
  ];
}

/** One violation for each ring of imports, at the file of the ring that comes first. */
function cycles(files: readonly SourceFile[]): readonly Violation[] {
  const importsOf = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push(cycle([...trail.slice(trail.indexOf(path)), path]));
    if (done.has(path)) return;
    done.add(path);
    for (const target of importsOf.get(path) ?? []) visit(target, [...trail, path]);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

function cycle(ring: readonly string[]): Violation {
  return {
    path: ring[0] ?? '',
    rule: `files import one another in a circle: ${ring.join(' → ')}`,
    instead: 'move what both need into a file of its own that imports neither',
  };
}

function roomOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function stageOf(path: string): string | undefined {
  return STAGES.find((stage) => path.startsWith(`core/${stage}/`));
}

/** The page that a file of the site belongs to; undefined for what is shared, and outside. */
function pageOf(path: string): string | undefined {
  const [room, folder, file] = path.split('/');
  return room !== 'site' || file === undefined || SHARED_BY_PAGES.has(folder ?? '') ? undefined : folder;
}

function inCore(path: string): boolean {
  return path.startsWith('core/');
}

function isOurs(target: string): boolean {
  return roomOf(target) in ROOM_MAY_IMPORT || /^(?:bench|scripts|tests)\//.test(target);
}

function isPackage(target: string): boolean {
  return !isOurs(target) && !target.startsWith('node:');
}

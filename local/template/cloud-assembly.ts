import { join } from 'node:path';
import { JsonFile } from '../json-file.ts';
import { type Template, UnsupportedTemplate } from './template.ts';

/** What a synthesized app consists of: one stack and the folders of its assets. */
export interface CloudAssembly {
  readonly stackName: string;
  readonly template: Template;
  /** The folder that would be zipped and uploaded under this key. */
  readonly assetFolder: (objectKey: string) => string;
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly properties?: { readonly templateFile?: string; readonly file?: string };
}

interface AssetManifest {
  readonly files: Readonly<Record<string, Asset>>;
}

interface Asset {
  readonly source: { readonly path: string; readonly packaging: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

/** Reads the folder that the CDK has written. Exactly one stack is understood. */
export function readCloudAssembly(folder: string): CloudAssembly {
  const manifest = new JsonFile<Manifest>(join(folder, 'manifest.json')).read();
  if (!manifest) throw new UnsupportedTemplate(`${folder} is no cloud assembly`);
  const artifacts = Object.entries(manifest.artifacts);
  const stacks = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [[stackName, stack] = []] = stacks;
  if (stacks.length !== 1 || !stackName || !stack?.properties?.templateFile) {
    throw new UnsupportedTemplate(`${folder} holds ${stacks.length} stacks; one is understood`);
  }
  const template = new JsonFile<Template>(join(folder, stack.properties.templateFile)).read();
  if (!template) throw new UnsupportedTemplate(`${folder} has no template`);
  const folders = new Map(artifacts.flatMap(([, artifact]) => assetFolders(folder, artifact)));
  return { stackName, template, assetFolder: (objectKey) => mustHave(folders, objectKey) };
}

function assetFolders(
  folder: string,
  { type, properties }: Artifact,
): readonly (readonly [string, string])[] {
  if (type !== 'cdk:asset-manifest' || properties?.file === undefined) return [];
  const { files } = new JsonFile<AssetManifest>(join(folder, properties.file)).read() ?? { files: {} };
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }) => [objectKey, join(folder, source.path)] as const),
  );
}

function mustHave(folders: ReadonlyMap<string, string>, objectKey: string): string {
  const folder = folders.get(objectKey);
  if (folder === undefined) throw new UnsupportedTemplate(`no asset is published as ${objectKey}`);
  return folder;
}

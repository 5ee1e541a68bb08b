import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTION_NAMES } from '../../infra/bundle-functions.ts';
import { gongkaiApp } from '../../infra/gongkai-app.ts';

/** What stands in a template, as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A synthesized stack: its template and where its cloud assembly lies. */
export interface Synthesized {
  readonly template: Json;
  readonly folder: string;
}

/**
 * Synthesizes the app with bundles that hold nothing. The rules are left out, because they take five times as long
 * as all the rest and rules.test.ts runs them.
 */
export function synthesized(context: Readonly<Record<string, string>> = {}): Synthesized {
  process.env['CDK_VALIDATION'] = 'false';
  return judged(context);
}

/** The same, held to all rules: what breaks one throws here, as it does for everybody. */
export function judged(context: Readonly<Record<string, string>> = {}): Synthesized {
  const { app, stack } = gongkaiApp({ ...scratchFolders(), context });
  const assembly = app.synth();
  return { template: assembly.getStackByName(stack.stackName).template, folder: assembly.directory };
}

/** A new folder for a cloud assembly, and one with bundles that hold nothing. */
export function scratchFolders(): { readonly bundles: string; readonly outdir: string } {
  const scratch = mkdtempSync(join(tmpdir(), 'gongkai-infra-'));
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(scratch, 'bundles', name), { recursive: true });
    writeFileSync(join(scratch, 'bundles', name, 'index.mjs'), `export const handler = '${name}';\n`);
  }
  return { bundles: join(scratch, 'bundles'), outdir: join(scratch, 'out') };
}

/** What lies at a path of keys; undefined where the path ends before. */
export function at(json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let found: Json | undefined = json;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map<string, Json>(Object.entries(found)).get(String(key));
  }
  return found;
}

/** The text that lies there; empty where there is none. */
export function textAt(json: Json | undefined, ...path: readonly (string | number)[]): string {
  const found = at(json, ...path);
  return typeof found === 'string' ? found : '';
}

/** The properties of all resources of one type, by logical id. */
export function propertiesOf(template: Json, type: string): ReadonlyMap<string, Json | undefined> {
  const resources = Object.entries(at(template, 'Resources') ?? {});
  return new Map(
    resources
      .filter(([, resource]) => at(resource, 'Type') === type)
      .map(([id, resource]) => [id, at(resource, 'Properties')]),
  );
}

/** The one resource of a type whose logical id begins so. */
export function only(template: Json, type: string, prefix = ''): Json | undefined {
  const found = [...propertiesOf(template, type)].filter(([id]) => id.startsWith(prefix));
  if (found.length !== 1) throw new Error(`${found.length} resources ${type} begin with ${prefix}`);
  return found[0]?.[1];
}

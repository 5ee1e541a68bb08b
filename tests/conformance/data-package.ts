import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { profile } from './profiles.ts';

/** What the Data Package profile of version 2.0 holds against a document; empty: it conforms. */
export function dataPackageTroubles(text: string): readonly string[] {
  // The profile uses the format `textarea`, which no validator knows.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(profile('datapackage-2.0.json')));
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

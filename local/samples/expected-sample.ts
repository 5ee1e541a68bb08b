import * as v from 'valibot';

const EXPECTED = v.strictObject({
  files: v.array(
    v.strictObject({
      /** Below the folder of the samples. */
      path: v.string(),
      /** Where it is uploaded to. */
      key: v.string(),
      /** Status of its receipt. */
      receipt: v.string(),
      /** All codes of its errors, each once. */
      codes: v.array(v.string()),
      /** Reports that are in the feeds because of it. */
      reports: v.array(v.string()),
      /** The sample whose receipt has to be there before this one is uploaded. */
      after: v.optional(v.string()),
      /** Its receipt takes a minute by design. */
      waits: v.boolean(),
    }),
  ),
});

/** A sample file, and what has to come of it. */
export type ExpectedSample = v.InferOutput<typeof EXPECTED>['files'][number];

/** Reads `expected.json`; throws when it is not of that shape. */
export function parseExpectedSamples(json: string): readonly ExpectedSample[] {
  return v.parse(EXPECTED, JSON.parse(json)).files;
}

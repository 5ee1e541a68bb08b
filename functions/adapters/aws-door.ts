import type { DoorPorts } from '../doors/door-ports.ts';
import { readEnvironment } from '../environment.ts';
import { awsGate } from './aws-gate.ts';
import { lateDecisions } from './late-decisions.ts';
import { s3UploadForms, type FormTarget } from './s3-upload-forms.ts';

/** The ports of the function that lets files in. */
export function awsDoor(): DoorPorts {
  return {
    ...awsGate(),
    decisions: lateDecisions(readEnvironment('uploadBucket')),
    forms: s3UploadForms(formTarget(), {
      accessKeyId: given('AWS_ACCESS_KEY_ID'),
      secretAccessKey: given('AWS_SECRET_ACCESS_KEY'),
      sessionToken: process.env['AWS_SESSION_TOKEN'],
      region: given('AWS_REGION'),
    }),
    now: () => new Date(),
  };
}

/** An endpoint from where the SDK looks for it comes before the bucket's own host. */
function formTarget(): FormTarget {
  const bucket = readEnvironment('uploadBucket');
  const address = readEnvironment('uploadAddress');
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'];
  return { bucket, address: endpoint === undefined ? address : `${endpoint}/${bucket}` };
}

/** What the runtime gives every function. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the runtime gave no ${name}`);
  return value;
}

import type { UploadForms } from './upload-forms.ts';

/** The little that the function that lets files in works with. */
export interface DoorPorts {
  readonly forms: UploadForms;
  /** Whose tokens count; undefined where nobody's do. */
  readonly issuer: string | undefined;
  readonly now: () => Date;
}

import type { ClaimNames } from './caller.ts';
import type { DecisionStore } from './decision-store.ts';
import type { RegisterReader } from './relation-to.ts';
import type { UploadForms } from './upload-forms.ts';

/** What checking a caller takes. */
export interface GatePorts {
  /** Whether tokens count here at all; without an issuer nobody writes over HTTP. */
  readonly isOpen: boolean;
  readonly claims: ClaimNames;
  readonly register: RegisterReader;
  /** Origin of the site, whose pages may write from another address than ours; undefined: none may. */
  readonly siteOrigin?: string;
}

/** The little that the function that lets files in works with. */
export interface DoorPorts extends GatePorts {
  readonly forms: UploadForms;
  readonly decisions: Pick<DecisionStore, 'link'>;
  readonly now: () => Date;
}

import type { CheckedSheet } from './checked-sheet.ts';

/** An organisation that a person may mean. */
export interface OrganisationFound {
  readonly orgId: string;
  readonly name: string;
}

/** A file to be kept or sent. */
export interface SheetBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Who reports on which year. */
export interface Filing {
  readonly orgId: string;
  readonly orgName: string;
  readonly year: number;
}

/** What the page may ask of the engine behind it, and what it gets. Everything crosses as plain data. */
export interface Requests {
  /** Where the deployment's data are; without it nothing is fetched. */
  readonly connect: { readonly ask: { readonly api: string; readonly feeds: string }; readonly answer: null };
  readonly search: { readonly ask: string; readonly answer: readonly OrganisationFound[] };
  readonly open: {
    readonly ask: { readonly id: number; readonly fileName: string; readonly bytes: Uint8Array };
    readonly answer: CheckedSheet;
  };
  /** Tables copied from a document, each as rows of text; into the sheet of that id, where there is one. */
  readonly paste: {
    readonly ask: {
      readonly id: number;
      readonly filing: Filing;
      readonly tables: readonly (readonly (readonly string[])[])[];
    };
    readonly answer: CheckedSheet;
  };
  readonly edit: {
    readonly ask: {
      readonly id: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
      /** The report that is shown, here as below. */
      readonly reportId: string | undefined;
    };
    readonly answer: CheckedSheet;
  };
  readonly explain: {
    readonly ask: {
      readonly id: number;
      readonly reportId: string;
      readonly rule: string;
      readonly text: string;
    };
    readonly answer: CheckedSheet;
  };
  /** Another report of the same file. */
  readonly show: {
    readonly ask: { readonly id: number; readonly reportId: string | undefined };
    readonly answer: CheckedSheet;
  };
  /** Writes the reports anew in the layout of the template, so that every cell has its place. */
  readonly rearrange: {
    readonly ask: { readonly id: number; readonly reportId: string | undefined };
    readonly answer: CheckedSheet;
  };
  readonly save: { readonly ask: { readonly id: number }; readonly answer: SheetBytes };
  /** The rows of a template, last year's figures carried over where there are any. */
  readonly template: {
    readonly ask: Filing;
    readonly answer: {
      readonly rows: readonly (readonly string[])[];
      readonly csv: Uint8Array<ArrayBuffer>;
      readonly carried: number;
    };
  };
}

export type RequestName = keyof Requests;

/** A request on its way to the worker, and its answer on the way back. */
export interface Asked {
  readonly number: number;
  readonly name: RequestName;
  readonly ask: unknown;
}
export type Answered =
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly problem: string };

import type { Receipt } from '../../../core/findings/receipt.ts';
import type { FormId } from '../../../core/forms/table-rows.ts';
import type { DraftCell, TextField } from '../../../core/intake/draft.ts';

/** A report of a file as it can be drawn: every cell with its text and its place. */
export interface ReportView {
  readonly reportId: string;
  /** The form that it really uses. */
  readonly form: FormId;
  readonly orgId: DraftCell;
  readonly orgName: DraftCell | undefined;
  readonly year: DraftCell;
  /** By item code; what the file has no place for is not there. */
  readonly cells: Readonly<Record<string, DraftCell>>;
  readonly texts: Readonly<Partial<Record<TextField, DraftCell>>>;
  /** By rule. */
  readonly explanations: Readonly<Record<string, string>>;
}

/** A file as it stands, and what an upload of it would be told. */
export interface CheckedSheet {
  readonly id: number;
  readonly fileName: string;
  /** Whether it differs from what was opened. */
  readonly edited: boolean;
  /** Whether the register was at hand, so that ids and names could be checked. */
  readonly registered: boolean;
  readonly receipt: Receipt;
  /** All reports of the file, in its order. */
  readonly reportIds: readonly string[];
  /** The one that was asked for, else the first: a file may hold thousands, and one is drawn at a time. */
  readonly report: ReportView | undefined;
  readonly milliseconds: number;
}

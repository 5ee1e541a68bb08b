import { visibleText } from '../../core/findings/visible-text.ts';
import type { CanonicalReport } from '../../core/forms/canonical-report.ts';
import type { Call, OptionDeclarations } from '../command.ts';
import { drawReceipt } from '../draw/draw-receipt.ts';
import { drawingOfCheck } from '../draw/drawing-for.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readFile } from '../files/read-file.ts';
import { draftReportId } from '../../core/judge/draft-report-id.ts';
import { isReadable, judgeFile, type JudgedFile } from '../judging/judge-file.ts';

/** The reports of a file without errors, and the names that it gives their organisations; or how the command ends. */
export type SoundReports =
  | {
      readonly reports: readonly CanonicalReport[];
      /** The organisation's name as the file has it, by report id; empty where it has none. */
      nameOf(reportId: string): string;
    }
  | { readonly exitCode: ExitCode };

/**
 * Reads the reports of a file to work on them. With an error anywhere nothing is worked on: the findings are told,
 * and the exit code is given.
 */
export async function soundReports(
  path: string,
  { terminal, language }: Pick<Call<OptionDeclarations>, 'terminal' | 'language'>,
): Promise<SoundReports> {
  const file = await readFile(path, terminal);
  const judged = judgeFile(file, { dataset: 'annual-reports', register: undefined });
  const { receipt, reports } = judged.judgement;
  if (receipt.counts.error === 0) return { reports, nameOf: (id) => namesIn(judged).get(id) ?? '' };
  const drawing = drawingOfCheck(receipt, { ...terminal, colour: false }, language);
  terminal.err(`${visibleText(path)}\n\n${drawReceipt(receipt, drawing)}`);
  return { exitCode: isReadable(receipt) ? EXIT.error : EXIT.unreadable };
}

function namesIn({ read }: JudgedFile): ReadonlyMap<string, string> {
  const drafts = read?.reports ?? [];
  return new Map(drafts.map((draft) => [draftReportId(draft), draft.orgName?.text.trim() ?? ''] as const));
}

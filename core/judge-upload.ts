import type { UploadRead } from './intake/draft.ts';
import { readUpload } from './intake/read-upload.ts';
import { judgeRegisters } from './judge-registers.ts';
import { judgeReports } from './judge-reports.ts';
import { judgeWith, type Judge } from './judge-with.ts';
import type { JudgeContext } from './judge/context.ts';
import type { Judgement } from './judge/judgement.ts';

/** Whoever knows a kind of records that an upload may hold. */
export const JUDGES: readonly Judge[] = [judgeReports, judgeRegisters];

/** Judges the bytes of one upload: what was read, what is wrong and where, what can be taken. Never throws. */
export function judgeUpload(bytes: Uint8Array, context: JudgeContext): Judgement {
  return judgeRead(readUpload(bytes, context.upload), context);
}

/** Judges a file that was read before, when the register rows that it names have been loaded. */
export function judgeRead(read: UploadRead, context: JudgeContext): Judgement {
  return judgeWith(JUDGES, read, context);
}

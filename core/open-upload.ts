import { parseDecisionKey, type DecisionKey } from './decisions/decision-key.ts';
import type { Decision } from './decisions/decision.ts';
import { judgeDecision, mentionsOf } from './decisions/judge-decision.ts';
import { readDecision } from './decisions/read-decision.ts';
import type { UploadFacts } from './findings/receipt.ts';
import { readUpload } from './intake/read-upload.ts';
import { parseUploadKey, type UploadKey } from './intake/upload-key.ts';
import { judgeRead } from './judge-upload.ts';
import type { JudgeContext } from './judge/context.ts';
import type { Judgement } from './judge/judgement.ts';

/** What the engine says of anything that lies in the upload bucket: a file of records, or a decision. */
export interface ObjectJudgement extends Judgement {
  readonly decisions?: readonly Decision[];
}

/** An object of the upload bucket that was read once and can be judged when its context is known. */
export interface OpenedUpload {
  readonly mentions: { readonly organisations: readonly string[]; readonly reports: readonly string[] };
  judge(context: JudgeContext): ObjectJudgement;
}

/** Reads any key of the upload bucket: a file's under `incoming/`, a decision's under `decisions/`. */
export function parseObjectKey(key: string): UploadKey | DecisionKey | undefined {
  return parseUploadKey(key) ?? parseDecisionKey(key);
}

/** Reads the bytes of an upload or of a decision, by its key. Never throws on any bytes. */
export function openUpload(bytes: Uint8Array, upload: UploadFacts): OpenedUpload {
  if (parseDecisionKey(upload.key) === undefined) {
    const read = readUpload(bytes, upload);
    return { mentions: read.mentions, judge: (context) => judgeRead(read, context) };
  }
  const read = readDecision(bytes, upload.key);
  return {
    mentions: mentionsOf(read),
    judge: (context) => ({ ...judgeDecision(read, context), reports: [], organisations: [], rounds: [] }),
  };
}

import type { UploadRead } from './intake/draft.ts';
import { judgeRecord, type Desk, type Judged } from './judge-record.ts';
import { judgeRegister } from './judge/judge-register.ts';
import { judgeRounds } from './judge/judge-rounds.ts';
import { toOrganisation } from './normalise/to-organisation.ts';
import { toRound } from './normalise/to-round.ts';

/** Judges the rows of the register of organisations, and the rounds of a calendar. */
export function judgeRegisters(read: UploadRead, desk: Desk): readonly Judged[] {
  return [...judgeRows(read, desk), ...judgeWholeRounds(read, desk)];
}

function judgeRows(read: UploadRead, desk: Desk): readonly Judged[] {
  return judgeRegister(read.organisations, desk.context).map(({ row, orgId, observations }) => {
    desk.log.addAll(observations);
    const record = judgeRecord({ id: orgId, rows: 1, observations }, desk);
    return record.status === 'rejected' ? record : { ...record, organisation: toOrganisation(row) };
  });
}

function judgeWholeRounds(read: UploadRead, desk: Desk): readonly Judged[] {
  return judgeRounds(read.rounds, desk.context).map(({ rows, roundId, observations }) => {
    desk.log.addAll(observations);
    const record = judgeRecord({ id: roundId, rows: rows.length, observations }, desk);
    return record.status === 'rejected' ? record : { ...record, round: toRound(rows) };
  });
}

import type { Answer } from '../../core/query/answer.ts';
import { answerStatus, type SweepState, type UnitState } from '../../core/query/answer-status.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import { unitKey } from '../flows/unit-key.ts';
import type { QueryPorts } from './query-ports.ts';

type StatusPorts = Pick<QueryPorts, 'state' | 'feedRoot' | 'licence' | 'now'>;

const REGISTER = { kind: 'organisations' } as const;

/** Answers with what is known of the pipeline; the counters of one province at most are looked at. */
export async function findStatus(asked: QuestionTo<'status'>, ports: StatusPorts): Promise<Answer> {
  const { state, feedRoot, licence } = ports;
  const { province } = asked;
  const [feeds, register, units, sweep] = await Promise.all([
    feedRoot(),
    state.counter(REGISTER),
    province === undefined ? [] : state.counters(province),
    sweepState(ports),
  ]);
  const counters = [register, ...units].map(
    ({ unit, dirty, published }): UnitState => ({ unit: unitKey(unit), dirty, published }),
  );
  const checked = [unitKey(REGISTER), ...(province === undefined ? [] : [province])];
  return answerStatus(asked, { feeds, checked, units: counters, sweep }, licence);
}

/** What the last sweep saw; whether the upload that waited then still does is asked, because it may have its receipt by now. */
async function sweepState({ state, now }: StatusPorts): Promise<SweepState | undefined> {
  const note = await state.sweepNote();
  if (note === undefined) return undefined;
  const { sweptAt, waiting, failed } = note;
  const isWaiting = waiting && (await state.uploadRecord(waiting.receiptId))?.status === undefined;
  const waitingSeconds =
    isWaiting === true
      ? Math.max(0, Math.floor((now().getTime() - Date.parse(waiting.receivedAt)) / 1000))
      : undefined;
  return { sweptAt, waitingSeconds, failed };
}

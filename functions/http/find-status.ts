import type { Answer } from '../../core/query/answer.ts';
import { answerStatus, type UnitState } from '../../core/query/answer-status.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import { unitKey } from '../flows/unit-key.ts';
import type { QueryPorts } from './query-ports.ts';

const REGISTER = { kind: 'organisations' } as const;

/** Answers with what is known of the pipeline; the counters of one province at most are looked at. */
export async function findStatus(
  asked: QuestionTo<'status'>,
  { state, feedRoot, licence }: Pick<QueryPorts, 'state' | 'feedRoot' | 'licence'>,
): Promise<Answer> {
  const { province } = asked;
  const [feeds, register, units] = await Promise.all([
    feedRoot(),
    state.counter(REGISTER),
    province === undefined ? [] : state.counters(province),
  ]);
  const counters = [register, ...units].map(
    ({ unit, dirty, published }): UnitState => ({ unit: unitKey(unit), dirty, published }),
  );
  const checked = [unitKey(REGISTER), ...(province === undefined ? [] : [province])];
  return answerStatus(asked, { feeds, checked, units: counters }, licence);
}

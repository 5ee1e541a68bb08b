import type { StateReader } from '../ports.ts';

/**
 * A reader that asks the table once for what the shards of a region, or of a year, share, and gives all of them the same
 * answer. It is good for as long as who uses it may see the table of the moment of its first question.
 */
export function readOnce(reader: StateReader): StateReader {
  return {
    ...reader,
    statesOfShard: once((year: number, region: string) => reader.statesOfShard(year, region)),
    organisationPage: once((prefix: string, limit: number, after?: string) =>
      reader.organisationPage(prefix, limit, after),
    ),
    predecessors: once((prefix: string) => reader.predecessors(prefix)),
    rounds: once((year?: number) => reader.rounds(year)),
  };
}

function once<Question extends readonly unknown[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const name = JSON.stringify(question);
    const answer = answers.get(name) ?? ask(...question);
    answers.set(name, answer);
    return answer;
  };
}

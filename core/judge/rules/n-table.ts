import type { Observation } from '../../findings/describe.ts';
import { FACT_WORDS } from '../narrative/fact-words.ts';
import type { FactCode } from '../narrative/fact-codes.ts';
import type { NarrativeFact } from '../narrative/narrative.ts';
import { narrativePlace, sectionWords } from '../narrative/narrative-place.ts';
import { tableSays, type TableValue } from '../narrative/table-says.ts';
import type { FileRule, Subject } from '../rule.ts';

/** N-TABLE: a number in the sections 一 or 六 equals its cell. Prose that gives it once rightly is enough. */
export const N_TABLE: FileRule = {
  code: 'N-TABLE',
  depends: 'file',
  reads: 'texts',
  check: (subject) => {
    const facts = subject.narrative.facts.filter((fact) => speaksOfThisReport(fact, subject));
    const codes = [...new Set(facts.map(({ code }) => code))];
    return codes.flatMap((code) =>
      compare(
        subject,
        code,
        facts.filter((fact) => fact.code === code),
      ),
    );
  },
};

/** A sentence about the whole area speaks of a government's own report, not of an organ's. */
function speaksOfThisReport({ scope }: NarrativeFact, { organisation }: Subject): boolean {
  return scope === 'own' || organisation?.kind === 'government';
}

function compare(subject: Subject, code: FactCode, facts: readonly NarrativeFact[]): readonly Observation[] {
  const readings = tableSays(code, subject);
  const [likeliest] = readings;
  const exact = facts.find(({ approximate }) => !approximate);
  if (!likeliest || !exact) return [];
  if (readings.some(({ value }) => facts.some((fact) => fact.value === value))) return [];
  return [differs(subject, exact, likeliest)];
}

function differs(subject: Subject, fact: NarrativeFact, table: TableValue): Observation {
  const words = FACT_WORDS[fact.code];
  return {
    code: 'N-TABLE',
    at: [
      ...narrativePlace(subject, fact.quotation),
      ...table.positions.map((position) => subject.place(position)),
    ],
    expected: String(table.value),
    actual: String(fact.value),
    difference: String(fact.value - table.value),
    facts: {
      ...sectionWords(fact.quotation),
      name: words.zh,
      nameEn: words.en,
      sentence: fact.quotation.sentence,
      note: table.derived ? '（总计栏空白，按各类申请人相加，空白按 0 计）' : '',
      noteEn: table.derived ? ' (totals are blank: applicants added up, blanks as 0)' : '',
    },
  };
}

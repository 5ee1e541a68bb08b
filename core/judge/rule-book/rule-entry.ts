import type { FindingCode } from '../../findings/catalogue.ts';
import type { Bilingual } from '../../findings/finding.ts';
import type { FormId } from '../../forms/table-rows.ts';

/** A report that shows a rule: a small sound report, changed in what is named here. */
export interface RuleExample {
  /** 2023 unless given; a report on the 2019 form, 2020. */
  readonly year?: number;
  readonly form?: FormId;
  /** Texts of cells by item code; the others are those of the small report. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly sections?: { readonly one?: string; readonly five?: string; readonly six?: string };
  /** Texts of further columns of the wide layout. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly orgId?: string;
  readonly orgName?: string;
  /** The folder of the upload: who sent it. */
  readonly sender?: string;
  /** The same organisation's report of the year before. */
  readonly lastYear?: Pick<RuleExample, 'cells' | 'sections' | 'form' | 'orgName'>;
}

/** One rule as public data (核验规则). Its severity and its sentence are in the catalogue under the same id. */
export interface RuleEntry {
  readonly id: FindingCode;
  readonly title: Bilingual;
  /** What is held against what, in plain words. */
  readonly what: Bilingual;
  /** How to mend it, or what to explain. */
  readonly mend: Bilingual;
  /** Where it comes from: a document, the printed table, arithmetic, or experience. */
  readonly basis: Bilingual;
  readonly forms: readonly FormId[];
  /** Codes of the items compared, where they are fixed; `*` stands for every row or every column. */
  readonly operands: readonly string[];
  readonly passing: RuleExample;
  readonly failing: RuleExample;
}

/** Chinese and English of one sentence. */
export function say(zh: string, en: string): Bilingual {
  return { zh, en };
}

export const BOTH_FORMS: readonly FormId[] = ['2019', '2021'];
export const FORM_OF_2021: readonly FormId[] = ['2021'];
export const FORM_OF_2019: readonly FormId[] = ['2019'];
/** Bases that many rules share. */
export const BASES = {
  arithmetic: say('表内勾稽，算术关系', 'arithmetic of the table'),
  practice: say('填报实践', 'practice of filling in the form'),
  heuristic: say('经验规则，可说明', 'experience; may be explained'),
  acrossYears: say('跨年度勾稽，由表格含义推出', 'implied by what the form counts, from year to year'),
  personal: say('《个人信息保护法》', 'Personal Information Protection Law'),
  register: say('机构名录', 'the register of organisations'),
} as const;

import { APPLICANT_COLUMNS, type FormId } from '../table-rows.ts';

/** A sentence in both languages. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * How an item of one form is found on the other, where the codes differ: `approximate` counts nearly the same,
 * `sum` adds exactly up to it.
 */
export interface BridgedItem {
  readonly code: string;
  /** The form that does not have the item itself. */
  readonly on: FormId;
  readonly how: 'approximate' | 'sum';
  readonly from: readonly string[];
  readonly note: Words;
}

/** Items that one form alone has and that nothing on the other stands for, with the reason. */
export interface UnbridgedItem {
  /** The beginning of the codes. */
  readonly start: string;
  readonly on: FormId;
  readonly note: Words;
}

const MADE: Words = {
  zh: '近似：2019年表式统计“新制作”，2021年表式统计“制发”；规范性文件的口径也较行政规范性文件为宽',
  en: 'Approximate: the 2019 form counts what was made, the 2021 form what was issued; and it takes normative documents more widely',
};

const OTHERS: Words = {
  zh: '2021年表式的三项其他处理之和；反向不能拆分',
  en: 'The sum of the three kinds of other handling on the 2021 form; it cannot be parted the other way',
};

/** Everything that can be carried from one form to the other although the codes differ. */
export const BRIDGED: readonly BridgedItem[] = [
  ...['regulations', 'normative_docs'].map((row) => ({
    code: `t2_${row}__issued`,
    on: '2019' as const,
    how: 'approximate' as const,
    from: [`t2_${row}__made_new`],
    note: MADE,
  })),
  ...APPLICANT_COLUMNS.map(({ code }) => ({
    code: `t3_other_processing__${code}`,
    on: '2021' as const,
    how: 'sum' as const,
    from: ['no_correction', 'fee_unpaid', 'misc'].map((row) => `t3_other_${row}__${code}`),
    note: OTHERS,
  })),
];

const DISCLOSED: Words = {
  zh: '2021年表式不再统计公开数量；“对外公开总数量”是历年累计，不等于“现行有效件数”',
  en: 'The 2021 form no longer counts what was disclosed; the total of all years ever disclosed is not what is in force',
};

const STOCK: Words = {
  zh: '2019年表式没有废止和现行有效件数；连续数列自2021年起',
  en: 'The 2019 form does not have what was repealed or is in force; a series begins with 2021',
};

const ITEMS_HELD: Words = {
  zh: '2021年表式不再统计事项数量及其增减',
  en: 'The 2021 form no longer counts items held and their change',
};

/** Everything that stays missing on the other form; never forced. */
export const UNBRIDGED: readonly UnbridgedItem[] = [
  ...['regulations', 'normative_docs'].flatMap((row) => [
    { start: `t2_${row}__made_new`, on: '2021' as const, note: MADE },
    { start: `t2_${row}__disclosed_`, on: '2021' as const, note: DISCLOSED },
    { start: `t2_${row}__repealed`, on: '2019' as const, note: STOCK },
    { start: `t2_${row}__in_force`, on: '2019' as const, note: STOCK },
  ]),
  ...['licensing', 'penalty', 'coercion', 'fees'].map((row) => ({
    start: `t2_${row}__items_`,
    on: '2021' as const,
    note: ITEMS_HELD,
  })),
  {
    start: 't2_other_services__',
    on: '2021',
    note: {
      zh: '2021年表式没有其他对外管理服务事项',
      en: 'The 2021 form does not have other services',
    },
  },
  {
    start: 't2_procurement__',
    on: '2021',
    note: { zh: '2021年表式没有政府集中采购', en: 'The 2021 form does not have central procurement' },
  },
  {
    start: 't2_fees__amount_wan',
    on: '2019',
    note: {
      zh: '2019年表式统计收费项目数量，不统计收费金额',
      en: 'The 2019 form counts kinds of charges, not the money',
    },
  },
  ...['no_correction', 'fee_unpaid', 'misc'].map((row) => ({
    start: `t3_other_${row}__`,
    on: '2019' as const,
    note: {
      zh: '2019年表式只有一项其他处理，不能拆分；连续数列请用 t3_other',
      en: 'The 2019 form has one row of other handling, which cannot be parted; series use t3_other',
    },
  })),
];

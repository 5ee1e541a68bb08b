import type { Bilingual } from '../findings/finding.ts';

/** Why nobody can say how many reports were expected of a list. */
export interface CoverageNote {
  readonly code: 'selected-by-value' | 'goes-on' | 'not-published';
  readonly message: Bilingual;
}

/** Every reason, by its code. */
export const COVERAGE_NOTES = {
  'selected-by-value': {
    code: 'selected-by-value',
    message: {
      zh: '按数值或待说明事项筛选：尚未报送的单位会不会符合，无从知道',
      en: 'Selected by values or findings: of who has not reported, nobody can say whether they would be in the list',
    },
  },
  'goes-on': {
    code: 'goes-on',
    message: {
      zh: '按机构类型或上级机构筛选，且各地区不在一页之内：应报数请按地区（六位代码）查询',
      en: 'Selected by kind or parent, and the regions are not all on this page: ask for one region (six digits) to be told what is expected',
    },
  },
  'not-published': {
    code: 'not-published',
    message: {
      zh: '该年度该地区尚未发布报送情况',
      en: 'Nothing is published yet of who was to report',
    },
  },
} as const satisfies Readonly<Record<CoverageNote['code'], CoverageNote>>;

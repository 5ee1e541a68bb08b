import { FORM_2021 } from '../../core/forms/form.ts';
import { formRows } from '../../core/publish/layouts/form-layout.ts';
import { longRows } from '../../core/publish/layouts/long-layout.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';
import { archiveSamples } from './archive-samples.ts';
import { csv, utf8 } from './csv.ts';
import { encodeGb18030 } from '../../core/publish/layouts/encode-gb18030.ts';
import { invalidSamples } from './invalid-samples.ts';
import { readCase } from './read-case.ts';
import { registerRows } from './register-sample.ts';
import { invalidRoundSamples, roundSample } from './round-samples.ts';
import type { Sample } from './sample.ts';

const JIYUAN = readCase('419001-jiyuan-gov-office-2021');
const SUQIAN = [readCase('321300-suqian-2023'), readCase('321300-suqian-2024')];

/** All samples in the order in which they are to be uploaded. */
export function allSamples(): readonly Sample[] {
  return [
    ...validSamples(),
    roundSample(),
    ...archiveSamples(),
    ...invalidSamples(),
    ...invalidRoundSamples(),
  ];
}

function validSamples(): readonly Sample[] {
  return [
    {
      path: 'organisations.csv',
      key: 'incoming/organisations/organisations.csv',
      bytes: utf8(csv(registerRows())),
      about: '机构名录 / the register of organisations',
      ...accepted([]),
    },
    {
      path: '济源 2021年报(终稿).csv',
      key: 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv',
      bytes: encodeGb18030(csv(formRows(FORM_2021, JIYUAN))),
      about:
        '真实报告，form 版式，GBK（中文 Excel 所存） / the real report, layout form, GBK as Chinese Excel saves it',
      after: 'organisations.csv',
      ...accepted(['419001-gov-office.2021']),
    },
    {
      path: '419001-gov-office.2021.wide.csv',
      key: 'incoming/annual-reports/419001-gov-office/419001-gov-office.2021.wide.csv',
      bytes: utf8(csv(wideRows(FORM_2021, [JIYUAN]))),
      about:
        '同一报告，wide 版式，UTF-8；与现行内容相同 / the same report, layout wide, UTF-8: equal to the current revision',
      after: '济源 2021年报(终稿).csv',
      ...accepted(['419001-gov-office.2021']),
      receipt: 'duplicate',
    },
    {
      path: '419001-gov-office.2021.long.csv',
      key: 'incoming/annual-reports/419001-gov-office/419001-gov-office.2021.long.csv',
      bytes: utf8(csv(longRows(FORM_2021, [JIYUAN]))),
      about:
        '同一报告，long 版式（每行一格）；与现行内容相同 / the same report, layout long, a row a cell: equal to the current revision',
      after: '济源 2021年报(终稿).csv',
      ...accepted(['419001-gov-office.2021']),
      receipt: 'duplicate',
    },
    {
      path: '321300-gov.2023-2024.wide.csv',
      key: 'incoming/annual-reports/321300-gov.2023-2024.wide.csv',
      bytes: utf8(csv(wideRows(FORM_2021, SUQIAN))),
      about:
        '宿迁市两年的真实报告，wide 版式，由经办人上传 / two real reports of 宿迁, layout wide, sent by an operator',
      after: 'organisations.csv',
      ...accepted(['321300-gov.2023', '321300-gov.2024']),
    },
  ];
}

function accepted(reports: readonly string[]): Pick<Sample, 'receipt' | 'codes' | 'reports'> {
  return { receipt: 'accepted', codes: [], reports };
}

import { REGION_CODES } from '../../core/datasets/region-codes.ts';
import { MOST_ROUND_ENTRIES } from '../../core/datasets/round.ts';
import { ROUND_COLUMNS } from '../../core/datasets/round-columns.ts';
import { csv, utf8 } from './csv.ts';
import type { Sample } from './sample.ts';

const HEADER = ROUND_COLUMNS.map(({ name }) => name);
const SYNTHETIC = '示例（合成数据）：本系统只收录了该市政府办公室的报告';
/** Says of its file that it is not real. */
const MARK = ['2021', '41', 'exclude', '419001-gov', '', '', '', '', SYNTHETIC];

/** A round of everybody and one of a province; its days are those of the regulations, its exclusion is invented. */
export function roundSample(): Sample {
  return {
    path: 'rounds.csv',
    key: 'incoming/rounds/rounds.csv',
    bytes: fileOf([
      ['2021', '', 'deadline', '', '', '', '', '2022-01-31', ''],
      ['2021', '', 'deadline', '', '', '', 'government', '2022-03-31', ''],
      ['2021', '41', 'deadline', '', '', '', '', '2022-01-31', ''],
      ['2021', '41', 'deadline', '', '', '', 'government', '2022-03-31', ''],
      MARK,
    ]),
    about:
      '收集轮次：谁应报、期限、免报（合成） / collection rounds: who is expected, until when (synthetic)',
    after: 'organisations.csv',
    receipt: 'accepted',
    codes: [],
    reports: [],
  };
}

/** A round for each rule that refuses one. */
export function invalidRoundSamples(): readonly Sample[] {
  const deadline = ['2021', '41', 'deadline', '', '', '', '', '2022-01-31', ''];
  const everywhere = [...REGION_CODES]
    .slice(0, MOST_ROUND_ENTRIES)
    .map((region) => deadline.with(1, '').with(4, region));
  return [
    refused('round-entry-twice', [deadline, deadline], '同一期限写了两次 / the same deadline twice'),
    refused(
      'round-out-of-area',
      [deadline.with(4, '3213')],
      '区划在轮次范围之外 / a region outside the area',
    ),
    refused(
      'round-deadline-early',
      [deadline.with(7, '2021-01-31')],
      '期限早于年末 / a deadline before the end of the year',
    ),
    refused('round-field-unused', [deadline.with(8, '照常')], '期限一行写了原因 / a reason on a deadline'),
    refused('round-excludes-everybody', [MARK.with(3, '')], '免报一行没有对象 / an exclusion of everybody'),
    refused('round-too-large', everywhere, '一个轮次行数太多 / too many rows in one round'),
  ];
}

function refused(code: string, rows: readonly (readonly string[])[], about: string): Sample {
  return {
    path: `invalid/${code}.csv`,
    key: `incoming/rounds/${code}.csv`,
    bytes: fileOf([MARK.with(1, rows[0]?.[1] ?? ''), ...rows]),
    receipt: 'rejected',
    codes: [code],
    reports: [],
    about,
    after: 'organisations.csv',
  };
}

function fileOf(rows: readonly (readonly string[])[]): Uint8Array {
  return utf8(csv([HEADER, ...rows]));
}

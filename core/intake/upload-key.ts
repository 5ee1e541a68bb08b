import { ORG_ID } from '../datasets/organisation.ts';

/** The collections that can be uploaded. */
export const DATASETS = ['annual-reports', 'published-reports', 'organisations', 'rounds'] as const;
export type DatasetId = (typeof DATASETS)[number];

/** What an object key in the upload bucket says. */
export interface UploadKey {
  readonly dataset: DatasetId;
  /** The organisation that sent the file; absent for an operator's. */
  readonly sender?: string;
  readonly fileName: string;
}

/** Endings that a table may have; a name without an ending is fine too. */
const ENDINGS = /\.(csv|tsv|txt)$/i;
const ANY_ENDING = /\.[a-z0-9]{1,8}$/i;
/** Control and bidi characters, markup, path tricks, formulas: no office means them. */
const HOSTILE =
  /[\p{Cc}\p{Cf}<>\\]|(^|\/)\s*[=@+＝＠＋]|(^|\/)\.|%2e|%2f|%5c|\/\/|(^|\/)(~\$|thumbs\.db|desktop\.ini)/iu;
/** A table inside the name of something else, as in report.xlsx.csv. */
const FOREIGN_ENDING =
  /\.(?:xlsx?|xlsm|et|docx?|wps|pdf|html?|xml|json|js|php|exe|bat|zip|rar|7z|gz)\.(?:csv|tsv|txt)$/i;
/** UTF-8 bytes; S3 itself ends at 1,024. */
const LONGEST = 900;

/**
 * Reads `incoming/{dataset}/{sender}/{file}` or `incoming/{dataset}/{file}` (the key already decoded).
 * Undefined when the key is not of that shape, or its name is hostile: the receipt then says `key-not-allowed`.
 */
export function parseUploadKey(key: string): UploadKey | undefined {
  if (new TextEncoder().encode(key).length > LONGEST || HOSTILE.test(key)) return undefined;
  const [root, dataset, ...rest] = key.split('/');
  if (root !== 'incoming' || !isDataset(dataset) || rest.length === 0 || rest.length > 2) return undefined;
  const fileName = rest.at(-1) ?? '';
  if (fileName.trim() === '' || !isTableName(fileName)) return undefined;
  if (rest.length === 1) return { dataset, fileName };
  const sender = rest[0] ?? '';
  return ORG_ID.test(sender) ? { dataset, sender, fileName } : undefined;
}

/** A table's ending, or none at all; `2021年报.终稿` has none. */
function isTableName(fileName: string): boolean {
  if (FOREIGN_ENDING.test(fileName)) return false;
  return ENDINGS.test(fileName) || !ANY_ENDING.test(fileName);
}

function isDataset(text: string | undefined): text is DatasetId {
  return DATASETS.some((dataset) => dataset === text);
}

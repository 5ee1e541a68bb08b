/** The traditional characters (繁体) of the forms' labels, each with its simplified one behind it. */
const PAIRS =
  '規规區区數数開开對对總总範范許许項项減减處处決决務务罰罚強强業业費费購购額额請请織织組组構构機机會会計计結结轉转屬属國国級级穩稳護护權权類类內内過过執执詢询關关現现沒没補补後后確确訪访舉举報报訴诉復复複复無无當当認认獲获繼继續续辦办維维糾纠審审訟讼經经發发廢废單单萬万繳缴納纳碼码編编體体況况問问題题進进說说據据動动條条號号與与為为產产這这營营證证員员門门稱称錄录種种';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS.charAt(2 * at), PAIRS.charAt(2 * at + 1)]),
);

const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** A label with its traditional characters made simplified; for comparing labels only, never for what is kept. */
export function simplified(label: string): string {
  return label.replace(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character);
}

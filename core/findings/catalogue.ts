import type { Bilingual, Severity } from './finding.ts';

/** What a finding's code means: its weight, its sentence and the way to mend it, with `{names}` to be filled in. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly fix: Bilingual;
}

function entry(
  severity: Severity,
  message: readonly [string, string],
  fix: readonly [string, string],
): CatalogueEntry {
  return { severity, message: { zh: message[0], en: message[1] }, fix: { zh: fix[0], en: fix[1] } };
}

const SAVE_AS_CSV = [
  '请在 Excel 或 WPS 中打开，选择“另存为”→“CSV（逗号分隔）”后重新上传。',
  'Open it in Excel or WPS, choose “Save as” → “CSV (comma delimited)” and upload again.',
] as const;
const SAVE_AGAIN = [
  '请用 Excel 或 WPS 打开原表，重新另存为 CSV 后上传。',
  'Open the original table in Excel or WPS, save it as CSV again and upload.',
] as const;
const USE_TEMPLATE = [
  '请使用本系统的模板，不要改动表头。',
  'Use the template of this system and leave its headings as they are.',
] as const;
const ASK_US = [
  '无需修改文件。问题在我们这边，值班人员已收到告警；请保留本回执编号，稍后会补发结果。',
  'Nothing in your file has to change. The trouble is ours and our operators have been alerted; keep this receipt number, a final answer will follow.',
] as const;

/**
 * Every finding's words, in both languages, in one place. Codes are public: rule ids for relations
 * (勾稽关系) and kebab-case names for problems of reading.
 */
export const CATALOGUE = {
  // The file
  'empty-file': entry('error', ['文件是空的。', 'The file is empty.'], SAVE_AGAIN),
  'too-large': entry(
    'error',
    [
      '文件有 {bytes} 字节，超过上限 {limit} 字节，未读取。',
      'The file has {bytes} bytes, more than the limit of {limit}; it was not read.',
    ],
    [
      '请删去多余内容，或分成几个文件上传。',
      'Remove what does not belong to the table, or upload several files.',
    ],
  ),
  'not-a-csv': entry(
    'error',
    ['这不是 CSV 文件，而是 {format} 格式。', 'This is not a CSV file but {format}.'],
    SAVE_AS_CSV,
  ),
  'key-not-allowed': entry(
    'error',
    ['上传路径或文件名不符合规定。', 'The upload path or the file name is not allowed.'],
    [
      '请上传到 incoming/{dataset}/机构编码/文件名.csv，文件名不要含有特殊符号。',
      'Upload to incoming/{dataset}/ORG_ID/NAME.csv, without special signs in the name.',
    ],
  ),
  gone: entry(
    'error',
    ['文件在读取之前已被删除，未作处理。', 'The file was deleted before it could be read; nothing was done.'],
    ['如仍需报送，请重新上传。', 'Upload it again if you still want to file it.'],
  ),
  failed: entry(
    'error',
    ['系统在处理本文件时出错，尚未得出结果。', 'Our system failed on this file and has no result yet.'],
    ASK_US,
  ),
  'encoding-unknown': entry(
    'error',
    [
      '无法识别文件的编码：既不是 UTF-8，也不是 GBK/GB18030。',
      'The encoding is neither UTF-8 nor GBK/GB18030.',
    ],
    SAVE_AGAIN,
  ),
  'mixed-encodings': entry(
    'error',
    [
      '文件里混有两种编码（一部分 UTF-8，一部分 GBK），可能由两个文件拼接而成。',
      'The file mixes two encodings (part UTF-8, part GBK); two files were probably joined.',
    ],
    [
      '请在 Excel 中把各部分合成一张表，再另存为一个 CSV。',
      'Put the parts into one sheet and save that as one CSV.',
    ],
  ),
  'encoding-utf-16': entry(
    'warning',
    [
      '文件是 UTF-16 编码（Excel 的“Unicode 文本”），已按此读取。',
      'The file is UTF-16 (Excel’s “Unicode Text”) and was read as such.',
    ],
    ['下次请另存为“CSV（逗号分隔）”。', 'Next time save as “CSV (comma delimited)”.'],
  ),
  'text-damaged': entry(
    'error',
    [
      '{cell} 的文字已损坏（乱码或问号）：{value}',
      'The text in {cell} is damaged (wrong characters or question marks): {value}',
    ],
    [
      '原文在保存前已丢失，请从原始文件重新录入后另存为 CSV。',
      'The text was lost before it was sent: enter it again from the original and save as CSV.',
    ],
  ),
  'control-characters': entry(
    'error',
    ['{cell} 含有不可见的控制字符。', '{cell} holds control characters.'],
    ['请清空该单元格后手工重新输入。', 'Clear the cell and type its content again.'],
  ),
  'suspicious-character': entry(
    'error',
    [
      '{cell} 含有不应出现的字符（文字方向控制符、自造字或过多的组合符号）。',
      '{cell} holds characters that do not belong in a report (direction controls, private-use characters or piled-up marks).',
    ],
    ['请清空该单元格后手工重新输入。', 'Clear the cell and type its content again.'],
  ),
  'invisible-character': entry(
    'error',
    ['{cell} 的内容夹有看不见的字符：{value}', '{cell} has an invisible character inside: {value}'],
    ['请清空该单元格后手工重新输入。', 'Clear the cell and type its content again.'],
  ),
  'bom-inside': entry(
    'error',
    [
      '{cell} 处出现第二个文件头标记，可能由几个文件首尾拼接而成。',
      'A second byte-order mark stands at {cell}; files were probably joined end to end.',
    ],
    [
      '请把各文件的内容放进一张表，再另存为一个 CSV。',
      'Put the contents into one sheet and save that as one CSV.',
    ],
  ),
  'dos-end-of-file': entry(
    'warning',
    [
      '文件末尾有一个 DOS 结束符，已忽略。',
      'The file ends with a DOS end-of-file character, which was ignored.',
    ],
    SAVE_AGAIN,
  ),
  'no-final-newline': entry(
    'warning',
    [
      '文件最后一行没有换行符，可能在传输中被截断。',
      'The last line has no line break; the file may have been cut short on its way.',
    ],
    [
      '请核对最后一行是否完整；如不完整，请重新上传。',
      'Check that the last line is complete; if not, upload again.',
    ],
  ),
  'too-many-rows': entry(
    'error',
    ['文件超过 {limit} 行。', 'The file has more than {limit} rows.'],
    [
      '请删去表格下方的空行，或分成几个文件上传。',
      'Remove the empty rows below the table, or upload several files.',
    ],
  ),
  'too-many-columns': entry(
    'error',
    ['第 {row} 行超过 {limit} 列。', 'Row {row} has more than {limit} columns.'],
    ['请删去表格右侧多余的列。', 'Remove the surplus columns to the right of the table.'],
  ),
  'field-too-long': entry(
    'error',
    ['第 {row} 行有单元格超过 {limit} 个字符。', 'A cell in row {row} has more than {limit} characters.'],
    ['请缩短该单元格的内容。', 'Shorten the content of that cell.'],
  ),
  'texts-too-long': entry(
    'error',
    [
      '这份报告的文字共 {length} 个字符，超过 {limit} 个；最长的在 {cell}。',
      'The texts of this report have {length} characters together, more than {limit}; the longest is in {cell}.',
    ],
    ['请缩短总体情况、存在的主要问题、其他事项或说明中的文字。', 'Shorten the sections or the explanations.'],
  ),
  'unclosed-quote': entry(
    'error',
    ['第 {row} 行有一个英文双引号没有成对。', 'A double quote opened in row {row} is never closed.'],
    SAVE_AGAIN,
  ),
  'stray-quote': entry(
    'error',
    [
      '第 {row} 行的英文双引号位置不对，无法确定单元格的边界。',
      'A double quote in row {row} stands where it leaves the cell’s end unclear.',
    ],
    SAVE_AGAIN,
  ),
  'parser-refused': entry(
    'error',
    ['第 {row} 行无法按 CSV 读取（{reason}）。', 'Row {row} can’t be read as CSV ({reason}).'],
    SAVE_AGAIN,
  ),
  'sep-line': entry(
    'notice',
    [
      '首行 sep= 的说明与实际分隔符一致，已跳过。',
      'The first line sep= tells the delimiter truly and was skipped.',
    ],
    ['无需处理。', 'Nothing to do.'],
  ),
  'sep-line-lies': entry(
    'error',
    ['首行 sep= 声明的分隔符与实际不符。', 'The first line sep= names another delimiter than the one used.'],
    ['请删去首行后重新上传。', 'Remove the first line and upload again.'],
  ),
  'full-width-delimiter': entry(
    'error',
    [
      '表头用了全角逗号、顿号或冒号分隔，无法分列。',
      'The header is separated by full-width commas, ideographic commas or colons.',
    ],
    SAVE_AGAIN,
  ),
  'header-missing': entry(
    'error',
    [
      '找不到可识别的表头：既没有法定表格的行名，也没有 org_id（机构编码）、year（年度）等列名。',
      'No known heading was found: neither the rows of the statutory tables nor columns such as org_id and year.',
    ],
    USE_TEMPLATE,
  ),
  'no-data': entry(
    'error',
    ['只有表头，没有数据。', 'There is a header but no data.'],
    ['请填写数据后重新上传。', 'Fill in the data and upload again.'],
  ),
  'rows-above-header': entry(
    'warning',
    ['表头上方的 {rows} 行已跳过。', '{rows} rows above the header were skipped.'],
    ['请删去表头上方的标题行。', 'Remove the rows above the header.'],
  ),
  'decimal-comma': entry(
    'error',
    [
      '文件以分号分列，{cell} 的“{value}”里的逗号可能是小数点，也可能是千分位，无法确定。',
      'Columns are separated by semicolons, so the comma of “{value}” in {cell} may be a decimal comma or a thousands comma.',
    ],
    [
      '请把小数点写成“.”，去掉千分位逗号，另存为“CSV（逗号分隔）”后上传。',
      'Write decimals with a point, take thousands commas out, save as “CSV (comma delimited)” and upload again.',
    ],
  ),
  'duplicate-column': entry(
    'error',
    ['列“{name}”出现了两次（{cell}）。', 'Column “{name}” stands twice ({cell}).'],
    ['请删去重复的一列。', 'Remove one of the two.'],
  ),
  'blank-header-with-data': entry(
    'error',
    ['{cell} 有内容，但该列没有列名：{value}', '{cell} holds something, but its column has no name: {value}'],
    ['请补上列名，或删去该列。', 'Name the column or remove it.'],
  ),
  'unknown-column': entry(
    'warning',
    ['列“{name}”不认识，未采用（{cell}）。', 'Column “{name}” is not known and was not used ({cell}).'],
    [
      '如非笔误，请删去该列；如是指标列，请改成模板中的列名。',
      'Remove it, or give it the name that the template has.',
    ],
  ),
  'missing-column': entry(
    'error',
    [
      '表头缺少 {count} 列，例如“{name}”（{label}）。',
      'The header lacks {count} columns, for example “{name}” ({label}).',
    ],
    ['请补齐全部指标列；没有发生的填 0。', 'Add all item columns; write 0 where nothing happened.'],
  ),
  'missing-row': entry(
    'error',
    ['找不到行“{name}”。', 'The row “{name}” was not found.'],
    [
      '请按法定格式补上该行，行名不要改动；没有发生的填 0。',
      'Add the row with its statutory label; write 0 where nothing happened.',
    ],
  ),
  'missing-item': entry(
    'error',
    [
      '这份报告缺少 {count} 个指标的行，例如“{name}”（{label}）。',
      'This report lacks the rows of {count} items, for example “{name}” ({label}).',
    ],
    [
      '请补齐全部指标，每个指标一行；没有发生的填 0。',
      'Add a row for each item; write 0 where nothing happened.',
    ],
  ),
  'item-twice': entry(
    'error',
    [
      '指标“{name}”在这份报告里出现了两次（{cell}）。',
      'The item “{name}” stands in this report twice ({cell}).',
    ],
    ['请只保留正确的一行。', 'Keep the row that is right and remove the other.'],
  ),
  'unknown-code': entry(
    'warning',
    [
      '{cell} 的指标编码“{name}”不认识，该行未采用。',
      'The code “{name}” in {cell} is not known; its row was not used.',
    ],
    [
      '请对照模板核对编码；多余的行可以删去。',
      'Compare it with the template; a row too many may be removed.',
    ],
  ),
  'extra-cell': entry(
    'notice',
    [
      '{cell} 的“{name}”不在规定格式之内，已另行保留。',
      '“{name}” in {cell} is not in the prescribed form; it is kept beside it.',
    ],
    [
      '无需处理；若是编码写错，请改正后重新上传。',
      'Nothing to do; if the code is misspelt, correct it and upload again.',
    ],
  ),
  'cells-missing': entry(
    'warning',
    [
      '本格式的 {total} 个单元格中有 {count} 个未抄录，从 {name}（{label}）起。',
      '{count} of the {total} cells of the form were not copied, {name} ({label}) the first.',
    ],
    [
      '若原报告中有这些数据，请补齐后重新上传；公布为空白的请写成空白行。',
      'If the report has them, add them and upload again; a cell published empty gets a row with an empty value.',
    ],
  ),
  'status-contradicts': entry(
    'error',
    [
      '{cell} 的状态“{value}”与同一行的数值不符。',
      'The status “{value}” in {cell} contradicts the value beside it.',
    ],
    [
      '有数字的写 reported；公布为空白的写 blank；不适用的写 not_applicable；写成文字的写 text，原文放 raw 列。未抄录的单元格请删去该行。',
      'Write reported for a number, blank for a cell published empty, not_applicable, or text with the words in raw. Leave out the row of a cell that was not copied.',
    ],
  ),
  'provenance-differs': entry(
    'error',
    ['同一报告的 {name} 有不同的内容（{cells}）。', 'One report has different texts for {name} ({cells}).'],
    ['一份报告只写一个来源。', 'Give each report one source.'],
  ),
  'other-form': entry(
    'warning',
    [
      '{cell}（{name}）不属于 {year} 年度使用的 {form} 格式，其数字未采用。',
      '{cell} ({nameEn}) does not belong to the {form} form, which is used for {year}; its number was not used.',
    ],
    ['请核对年度；多余的格子请清空。', 'Check the year; clear the cells that do not belong.'],
  ),
  'stray-cell': entry(
    'error',
    [
      '{cell} 有内容“{value}”，但上方没有对应的列名，无法确定属于哪一列。',
      '{cell} holds “{value}”, but no heading stands above it, so its column is unclear.',
    ],
    [
      '请核对该行是否多了逗号（千分位逗号要去掉），或清空该单元格。',
      'Look for a comma too many in the row (take thousands commas out), or clear the cell.',
    ],
  ),
  'section-missing': entry(
    'warning',
    [
      '找不到“{name}”部分，文件可能不完整。',
      'The section “{name}” was not found; the file may be incomplete.',
    ],
    [
      '请核对文件末尾是否被截断；如确无此部分，可不处理。',
      'Check that the end of the file is there; if there is no such section, leave it.',
    ],
  ),
  'section-blank': entry(
    'warning',
    ['“{name}”部分没有文字。', 'The section “{name}” has no text.'],
    [
      '请核对是否漏填；确实没有的可写“无”。',
      'Check that nothing was forgotten; if there is nothing to say, write 无.',
    ],
  ),
  'text-in-many-cells': entry(
    'warning',
    [
      '第 {row} 行的文字分在几个单元格里，已用空格连成一段。',
      'The text of row {row} stands in several cells; it was joined with spaces.',
    ],
    [
      '请核对连接后的文字；一段文字请放在一个单元格里。',
      'Check the joined text; put one paragraph into one cell.',
    ],
  ),
  'unknown-row': entry(
    'warning',
    [
      '第 {row} 行“{name}”不属于法定表格，其数字未采用。',
      'Row {row}, “{name}”, is not part of the statutory tables; its numbers were not used.',
    ],
    ['请核对行名是否写错；如为自加的行，可不处理。', 'Check the label; a row of your own may stay.'],
  ),
  'duplicate-row': entry(
    'error',
    ['行“{name}”出现了两次（{cell}）。', 'The row “{name}” stands twice ({cell}).'],
    ['一个文件只放一份报告，请删去重复的行。', 'One file holds one report: remove the repetition.'],
  ),
  'table-header': entry(
    'error',
    [
      '表{table}的列名不完整或次序不对，找不到“{name}”。',
      'The headings of table {tableEn} are incomplete or out of order: “{name}” was not found.',
    ],
    USE_TEMPLATE,
  ),
  'row-not-understood': entry(
    'warning',
    ['第 {row} 行的内容没有被采用：{value}', 'Row {row} was not used: {value}'],
    ['请核对该行是否属于报告内容。', 'Check whether the row belongs to the report.'],
  ),
  'row-width': entry(
    'error',
    [
      '第 {row} 行有 {actual} 个单元格，表头有 {expected} 个，无法对应。',
      'Row {row} has {actual} cells, the header has {expected}.',
    ],
    [
      '请核对该行是否少了或多了逗号，千分位逗号要去掉。',
      'Look for a comma too few or too many; take thousands commas out.',
    ],
  ),
  'rows-joined-by-quote': entry(
    'error',
    [
      '{cell} 里包住了另一行数据，英文双引号的位置有误。',
      '{cell} swallows another row: a double quote is misplaced.',
    ],
    SAVE_AGAIN,
  ),
  'repeated-header': entry(
    'warning',
    ['第 {row} 行是重复的表头，已跳过。', 'Row {row} repeats the header and was skipped.'],
    ['请删去该行。', 'Remove the row.'],
  ),
  'note-row': entry(
    'warning',
    [
      '第 {row} 行是合计或备注（{value}），已跳过，不计入数据。',
      'Row {row} is a total or a note ({value}); it was skipped and not counted.',
    ],
    ['请删去该行。', 'Remove the row.'],
  ),

  // Who and when
  'org-id-missing': entry(
    'error',
    ['没有填写机构编码（{cell}）。', 'The organisation’s id is missing ({cell}).'],
    [
      '请填写机构编码，例如 419001-gov-office；不知道时请向汇总单位查询。',
      'Write the id, such as 419001-gov-office; your collecting office knows it.',
    ],
  ),
  'org-id-malformed': entry(
    'error',
    ['{cell} 的机构编码“{value}”格式不对。', 'The organisation’s id “{value}” in {cell} is malformed.'],
    [
      '编码由六位区划代码、短横线和小写字母数字组成，例如 419001-gov-office。',
      'It is six digits, a hyphen, then lower-case letters and digits, such as 419001-gov-office.',
    ],
  ),
  'unknown-organisation': entry(
    'error',
    ['机构名录里没有“{name}”（{cell}）。', '“{name}” is not in the register of organisations ({cell}).'],
    [
      '请核对编码；新设机构请先由汇总单位登记。',
      'Check the id; a new organisation has to be registered by your collecting office first.',
    ],
  ),
  'organisation-not-valid': entry(
    'error',
    [
      '“{name}”在 {year} 年度不在名录的有效期内（{cell}）。',
      '“{name}” was not a registered organisation in {year} ({cell}).',
    ],
    ['请核对年度；机构已撤并的，由承接单位报送。', 'Check the year; if it was merged, its successor files.'],
  ),
  'sender-not-allowed': entry(
    'error',
    ['“{sender}”不能替“{name}”报送（{cell}）。', '“{sender}” may not file for “{name}” ({cell}).'],
    [
      '只能报送本机构及下属机构；请核对机构编码。',
      'A sender files for itself and for organisations below it; check the id.',
    ],
  ),
  'name-differs': entry(
    'error',
    [
      '机构编码与机构名称对不上：{cell} 写的是“{value}”，而名录里 {org} 是“{name}”。',
      'Id and name do not belong together: {cell} says “{value}”, but {org} is “{name}” in the register.',
    ],
    [
      '请核对编码和名称哪个填错了；如机构已更名，请联系汇总单位更新名录。',
      'Check which of the two is wrong; if the organisation was renamed, have your collecting office update the register.',
    ],
  ),
  'name-blank': entry(
    'warning',
    [
      '没有填写机构名称（{cell}），无法核对机构编码是否填对。',
      'The name is blank ({cell}), so the id could not be checked against it.',
    ],
    ['请填写机构全称。', 'Write the full name of the organisation.'],
  ),
  'withdrawn-malformed': entry(
    'error',
    [
      '{cell} 的“{value}”看不出是否撤回。',
      '“{value}” in {cell} does not say whether the report is withdrawn.',
    ],
    ['要撤回请填“是”，否则填“否”或留空。', 'Write yes to withdraw it; else no, or leave it blank.'],
  ),
  'withdrawal-without-reason': entry(
    'warning',
    ['撤回没有写明原因（{cell}）。', 'The withdrawal gives no reason ({cell}).'],
    [
      '请在“更正原因”中写明，原因将与历史版本一同公开。',
      'Give it as the correction reason; it is published with the history.',
    ],
  ),
  'withdrawal-with-figures': entry(
    'error',
    [
      '报告标记为撤回，却填有 {count} 个数字（{cell} 等），看不出是撤回还是更正。',
      'The report is marked as withdrawn and yet has {count} figures ({cell} and others): it could mean either.',
    ],
    [
      '要撤回请清空数字，只留机构编码、年度、原因和撤回标记；要更正请去掉撤回标记。',
      'To withdraw it, leave only the id, the year, the reason and the mark; to correct it, take the mark out.',
    ],
  ),
  'based-on-other-revision': entry(
    'warning',
    [
      '本次更正依据的是第 {actual} 版，现行的是第 {expected} 版（{cell}）；期间可能有人更正过。',
      'This correction started from revision {actual}, but revision {expected} stands ({cell}); somebody may have corrected it meanwhile.',
    ],
    [
      '请对照现行版本，确认没有覆盖他人的更正。',
      'Compare with the revision that stands, and see that nobody’s correction was overwritten.',
    ],
  ),
  'based-on-revision-malformed': entry(
    'warning',
    [
      '{cell} 的依据版本“{value}”不是版本号，未采用。',
      'The revision “{value}” in {cell} is no revision number and was not used.',
    ],
    ['请填写 1、2、3 这样的版本号，或留空。', 'Write a number such as 1, 2, 3, or leave it blank.'],
  ),
  'year-missing': entry(
    'error',
    ['没有填写年度（{cell}）。', 'The year is missing ({cell}).'],
    ['请填写四位年度，例如 2021。', 'Write the year with four digits, such as 2021.'],
  ),
  'year-malformed': entry(
    'error',
    ['{cell} 的年度“{value}”看不懂。', 'The year “{value}” in {cell} can’t be read.'],
    ['请填写四位年度，例如 2021。', 'Write the year with four digits, such as 2021.'],
  ),
  'year-repaired': entry(
    'warning',
    ['{cell} 的年度“{value}”已读作 {actual}。', 'The year “{value}” in {cell} was read as {actual}.'],
    ['下次请只填四位数字。', 'Next time write four digits only.'],
  ),
  'year-before-forms': entry(
    'error',
    [
      '{actual} 年度早于现行统计格式（2019 年起），不能采用。',
      'The year {actual} is before the present forms (since 2019) and can’t be taken.',
    ],
    ['2019 年以前的统计口径不同，请勿报送。', 'Statistics before 2019 count other things; do not file them.'],
  ),
  'year-out-of-range': entry(
    'error',
    [
      '{cell} 的年度 {actual} 不对：该年度还没有结束，或相距太远。',
      'The year {actual} in {cell} can’t be right: it is not over yet, or far off.',
    ],
    [
      '请填写报告所属的年度，一般是上一年，不是报送的年份。',
      'Write the year that the report is about: mostly last year, not the year of filing.',
    ],
  ),
  'P-FORM': entry(
    'error',
    [
      '{year} 年度应使用 {expected} 格式，文件用的是 {actual} 格式。',
      'For {year} the {expected} form is prescribed; the file uses the {actual} form.',
    ],
    [
      '请改用 {basis} 规定的格式重新填报；如年度填错，请更正年度。',
      'Use the form prescribed by {basis}, or mend the year.',
    ],
  ),
  'report-twice': entry(
    'error',
    [
      '“{name}”的 {year} 年度报告在文件中出现了不止一次（{cell}）。',
      'The {year} report of “{name}” stands in the file more than once ({cell}).',
    ],
    ['请只保留一份。', 'Keep one of them.'],
  ),

  // Cells
  'CELL-BLANK': entry(
    'error',
    ['{cells}（{name}）没有填数。', '{cells} ({nameEn}): no number.'],
    [
      '没有发生的请填 0，不要留空，也不要写“无”或“/”。',
      'Write 0 where nothing happened; do not leave it blank or write 无 or “/”.',
    ],
  ),
  'CELL-INT': entry(
    'error',
    [
      '{cell}（{name}）应为{wanted}，填的是“{value}”。',
      '{cell} ({nameEn}) must be {wantedEn}; it has “{value}”.',
    ],
    ['请核对后改填{wanted}。', 'Check it and write {wantedEn}.'],
  ),
  'CELL-TYPE': entry(
    'error',
    [
      '{cell}（{name}）应只填数字，填的是“{value}”。',
      '{cell} ({nameEn}) must hold a number only; it has “{value}”.',
    ],
    ['{hint}', '{hintEn}'],
  ),
  'digits-lost': entry(
    'error',
    [
      '{cell}（{name}）是科学记数法“{value}”，末尾的数字已丢失。',
      '{cell} ({nameEn}) is in scientific notation, “{value}”: digits were lost.',
    ],
    [
      '请把单元格格式改为“数值”，重新输入完整数字。',
      'Format the cell as a number and type it again in full.',
    ],
  ),
  formula: entry(
    'error',
    ['{cell} 是公式：{value}', '{cell} holds a formula: {value}'],
    ['请改填计算结果。', 'Write the result instead.'],
  ),
  'number-too-large': entry(
    'error',
    [
      '{cell}（{name}）的数字“{value}”太大或小数位太多。',
      '{cell} ({nameEn}) has too many digits: “{value}”.',
    ],
    ['请核对是否多填了数字或用错了单位。', 'Check the digits and the unit.'],
  ),
  'number-repaired': entry(
    'notice',
    [
      '{cell}（{name}）的“{value}”已读作 {actual}（{repair}）。',
      '“{value}” in {cell} ({nameEn}) was read as {actual} ({repairEn}).',
    ],
    ['请核对；下次请只填半角数字。', 'Check it; next time use plain digits.'],
  ),
  'number-repaired-oddly': entry(
    'warning',
    [
      '{cell}（{name}）的“{value}”已读作 {actual}（{repair}）。',
      '“{value}” in {cell} ({nameEn}) was read as {actual} ({repairEn}).',
    ],
    ['请核对是否正确；下次请只填半角数字。', 'Check that this is meant; next time use plain digits.'],
  ),
  'formula-in-text': entry(
    'error',
    [
      '{cell} 的文字以公式符号开头，打开时可能被执行：{value}',
      'The text in {cell} starts like a formula and could run when opened: {value}',
    ],
    ['请删去开头的“=”“@”等符号。', 'Remove the leading sign.'],
  ),
  'personal-id': entry(
    'error',
    [
      '{cell} 含有公民身份号码，不得公开。',
      '{cell} holds a citizen identity number, which must not be published.',
    ],
    ['请删去个人信息后重新上传。', 'Remove the personal data and upload again.'],
  ),

  // Decisions
  'decision-not-json': entry(
    'error',
    ['这不是 UTF-8 编码的 JSON 对象。', 'This is not a JSON object in UTF-8.'],
    ['请由系统生成决定文件，不要手工改写。', 'Let the system write the decision; don’t edit it by hand.'],
  ),
  'decision-kind-unknown': entry(
    'error',
    ['没有“{kind}”这一类决定。', 'There is no kind of decision called “{kind}”.'],
    ['请核对对象路径 decisions/类别/名称.json。', 'Check the key: decisions/KIND/NAME.json.'],
  ),
  'decision-member-malformed': entry(
    'error',
    ['“{name}”缺失或不符合规定（第 {row} 行）。', '“{name}” is missing or not as it should be (line {row}).'],
    ['请按该类决定的说明填写。', 'Write it as the description of this kind of decision says.'],
  ),
  'decision-member-unknown': entry(
    'error',
    [
      '“{name}”不是这类决定的内容（第 {row} 行）。',
      '“{name}” does not belong to this kind of decision (line {row}).',
    ],
    ['请删去，或核对拼写。', 'Remove it, or check its spelling.'],
  ),
  'decision-rule-unknown': entry(
    'error',
    ['没有可供说明的规则“{rule}”（第 {row} 行）。', 'There is no rule “{rule}” to explain (line {row}).'],
    [
      '请填写核验意见中的规则编号，例如 X-CARRY。',
      'Write the rule’s id as the finding has it, such as X-CARRY.',
    ],
  ),
  'decision-report-unknown': entry(
    'notice',
    [
      '报告“{name}”尚未报送；报送后本决定即生效。',
      'The report “{name}” is not there yet; the decision holds once it is.',
    ],
    ['如报告编号有误，请改正后重新提交。', 'If the id is wrong, correct it and send the decision again.'],
  ),

  // Relations
  'T3-BAL': entry(
    'error',
    [
      '表三“{name}”列不平：新收 {a} + 上年结转 {b} = {expected}，但办理结果总计 {c} + 结转下年度 {d} = {actual}，相差 {difference}。',
      'Table 3, column “{nameEn}” does not balance: received {a} + carried in {b} = {expected}, but handled {c} + carried out {d} = {actual}; difference {difference}.',
    ],
    ['请核对 {cells} 这四格。', 'Check the four cells {cells}.'],
  ),
  'T3-SUM7': entry(
    'error',
    [
      '表三“{name}”列：（七）总计填 {actual}，（一）至（六）各项之和是 {expected}，相差 {difference}。',
      'Table 3, column “{nameEn}”: the total handled is {actual}, its parts add up to {expected}; difference {difference}.',
    ],
    ['请核对 {cell} 以及该列各分项（{cells}）。', 'Check {cell} and the parts of that column ({cells}).'],
  ),
  'T3-ROW': entry(
    'error',
    [
      '表三“{name}”行：总计填 {actual}，各类申请人之和是 {expected}，相差 {difference}。',
      'Table 3, row “{nameEn}”: the total is {actual}, the applicants add up to {expected}; difference {difference}.',
    ],
    ['请核对 {cell} 以及该行各格（{cells}）。', 'Check {cell} and the cells of that row ({cells}).'],
  ),
  'T4-SUM': entry(
    'error',
    [
      '表四“{name}”：总计填 {actual}，各项结果之和是 {expected}，相差 {difference}。',
      'Table 4, “{nameEn}”: the total is {actual}, the results add up to {expected}; difference {difference}.',
    ],
    ['请核对 {cell} 以及该组各格（{cells}）。', 'Check {cell} and the cells of that group ({cells}).'],
  ),

  // The register
  'field-missing': entry(
    'error',
    ['{cell} 没有填写（{name}）。', '{cell} is blank ({name}).'],
    ['请补上。', 'Fill it in.'],
  ),
  'field-malformed': entry(
    'error',
    ['{cell}（{name}）的“{value}”格式不对。', '“{value}” in {cell} ({name}) is malformed.'],
    ['{hint}', '{hintEn}'],
  ),
  'credit-code-check': entry(
    'error',
    [
      '{cell} 的统一社会信用代码第 {position} 位校验不符：写的是 {actual}，按规则应为 {expected}。',
      'Character {position} of the credit code in {cell} does not check: {actual} is written, the others ask for {expected}.',
    ],
    ['请与证书逐位核对。', 'Compare it with the certificate, character by character.'],
  ),
  'unknown-region': entry(
    'warning',
    [
      '{cell} 的区划代码 {value} 不在 {edition} 年的区划代码表中。',
      'The region {value} in {cell} is not in the list of regions of {edition}.',
    ],
    [
      '请核对；若是其他年份的代码，请在 region_edition 一列写明年份。',
      'Check it; if it is a code of another year, write that year into region_edition.',
    ],
  ),
  'organisation-twice': entry(
    'error',
    ['“{name}”在文件中出现了不止一次（{cell}）。', '“{name}” stands in the file more than once ({cell}).'],
    ['请只保留一行。', 'Keep one of the rows.'],
  ),

  // Collection rounds
  'round-entry-twice': entry(
    'error',
    [
      '第 {row} 行与同一轮次中另一行的事项和对象相同。',
      'Row {row} says the same kind of thing about the same organisations as another row of its round.',
    ],
    ['请只保留一行。', 'Keep one of the rows.'],
  ),
  'round-out-of-area': entry(
    'error',
    ['{cell} 的 {value} 不在“{area}”范围内。', '{value} in {cell} lies outside “{area}”.'],
    [
      '请核对代码；其他地区的要求写入该地区自己的轮次。',
      'Check the code; what holds for another area belongs into the round of that area.',
    ],
  ),
  'round-deadline-early': entry(
    'error',
    [
      '{cell} 的截止日期 {value} 在 {year} 年结束之前，那时还没有该年度的报告。',
      'The deadline {value} in {cell} lies before the end of {year}, when there are no reports of that year yet.',
    ],
    ['请核对年度和日期。', 'Check the year and the day.'],
  ),
  'round-deadline-late': entry(
    'warning',
    [
      '{cell} 的截止日期 {value} 比 {year} 年度晚一年以上。',
      'The deadline {value} in {cell} is more than a year after {year}.',
    ],
    ['请核对年份是否写错。', 'Check whether the year is right.'],
  ),
  'round-field-unused': entry(
    'error',
    ['{cell}：{entry} 一行不用填 {name}。', '{cell}: a row with {entry} has no use for {name}.'],
    ['请清空该格，或改正事项一列。', 'Clear the cell, or correct the column entry.'],
  ),
  'round-excludes-everybody': entry(
    'error',
    [
      '{cell}：免报一行没有写明对象，等于免除所有机构。',
      '{cell}: an exclusion that names nobody would exclude everybody.',
    ],
    ['请填写机构编码、区划代码、层级或机构类别。', 'Name an organisation, a region, a level or a kind.'],
  ),
  'round-too-large': entry(
    'error',
    [
      '一个轮次有 {rows} 行，超过上限 {limit} 行。',
      'A round has {rows} rows, more than the limit of {limit}.',
    ],
    [
      '请按层级、区划写明对象，或按地区分成几个轮次。',
      'Name levels and regions in place of single organisations, or make a round for each area.',
    ],
  ),

  // Hints: offered, never applied
  'likely-cell': entry(
    'notice',
    [
      '若 {cell}（{name}）由 {actual} 改为 {expected}，表{table}的全部关系成立。',
      'If {cell} ({nameEn}) is changed from {actual} to {expected}, every relation of table {tableEn} holds.',
    ],
    [
      '请先核对 {cell}；这只是提示，系统不会代为修改。',
      'Check {cell} first; this is a hint, nothing was changed.',
    ],
  ),
  'likely-column': entry(
    'notice',
    [
      '合计像是由公式算出的：问题在“{name}”列，其中一格相差 {difference}，合计随之变动，因此无法确定是哪一格。',
      'The totals look like formulas: one cell of the column “{nameEn}” is off by {difference} and took its totals along, so the cell itself can’t be told.',
    ],
    ['请逐格核对该列：{cells}。', 'Check the cells of that column one by one: {cells}.'],
  ),

  // Personal data
  'bank-card': entry(
    'error',
    ['{cell} 含有银行卡号，不得公开。', '{cell} holds a bank card number, which must not be published.'],
    ['请删去个人信息后重新上传。', 'Remove the personal data and upload again.'],
  ),
  'mobile-number': entry(
    'warning',
    ['{cell} 含有手机号码，可能是个人信息。', '{cell} holds a mobile number, which may be somebody’s own.'],
    [
      '如是个人号码，请删去后重新上传；如是办公号码，请在说明中写明。',
      'Remove it if it is private; if it is the office’s own, say so in an explanation.',
    ],
  ),

  // Table 二
  'T2-FLOOR': entry(
    'warning',
    [
      '{name}：制发 {issued} 件、废止 {repealed} 件，现行有效至少应为 {expected} 件，填的是 {actual} 件。',
      '{nameEn}: {issued} issued and {repealed} repealed leave at least {expected} in force; the table has {actual}.',
    ],
    [
      '请核对三格；如本年制发的文件次年才施行，请在说明中写明。',
      'Check the three cells; if a document takes effect next year only, say so in an explanation.',
    ],
  ),
  'T2-RULEMAKER': entry(
    'warning',
    [
      '本机关没有规章制定权，规章一行应为 0（{cells}）。',
      'This organ has no power to make rules, so that its cells should be 0 ({cells}).',
    ],
    [
      '请核对是否把规范性文件填在了规章一行。',
      'Check whether normative documents were written in the row of rules.',
    ],
  ),
  'T3-BLANKTOTAL': entry(
    'warning',
    [
      '表三有 {rows} 行办理结果填了申请人各列而没有填总计（{cells}），该列无法核对。',
      '{rows} result rows of table 3 have applicants but no total ({cells}); that column can’t be checked.',
    ],
    ['请补填总计列；没有的填 0。', 'Fill in the column of totals; write 0 where there is nothing.'],
  ),
  'T2V19-TOTAL': entry(
    'warning',
    [
      '{name}：对外公开总数量 {actual} 小于本年新公开数量 {expected}。',
      '{nameEn}: {actual} disclosed in total is less than {expected} newly disclosed.',
    ],
    ['请核对这两格。', 'Check the two cells.'],
  ),
  'T2V19-NEW': entry(
    'warning',
    [
      '{name}：本年新公开数量 {actual} 小于本年新制作数量 {expected}。',
      '{nameEn}: {actual} newly disclosed is less than {expected} made.',
    ],
    [
      '请核对；确有制作而未公开的，请在说明中写明。',
      'Check the two cells; if some were made and not disclosed, say so in an explanation.',
    ],
  ),
  'T2V19-MISREAD': entry(
    'warning',
    [
      '{name}：处理决定数量 {actual} 恰为上一年项目数量 {before} 加本年增减 {change}，像是把项目数当成了处理决定数。',
      '{nameEn}: {actual} decisions are exactly {before} items of last year and a change of {change}; items seem to have been written as decisions.',
    ],
    [
      '请核对：处理决定数量是全年作出决定的件数，不是事项数。',
      'Check: this column counts the decisions of the year, not kinds of items.',
    ],
  ),

  // Between years
  'X-CARRY': entry(
    'warning',
    [
      '“{name}”列：上年结转 {actual} 与 {lastYear} 年度报告的结转下年度 {expected} 不符，相差 {difference}。',
      'Column “{nameEn}”: {actual} carried in, but the report of {lastYear} carried {expected} out; difference {difference}.',
    ],
    [
      '请与上年报告核对；因机构调整、职能划转等不符的，请说明原因。',
      'Compare with last year’s report; if a reorganisation explains it, say so in an explanation.',
    ],
  ),
  'X-INFORCE': entry(
    'warning',
    [
      '{name}：上年现行有效 {before} + 制发 {issued} − 废止 {repealed} = {expected}，本年填的是 {actual}，相差 {difference}。',
      '{nameEn}: {before} in force last year + {issued} issued − {repealed} repealed = {expected}; the report has {actual}, difference {difference}.',
    ],
    [
      '请核对；因失效、清理、机构调整等不符的，请说明原因。',
      'Check; if documents lapsed or the stock was recounted, say so in an explanation.',
    ],
  ),
  'O-OUTLIER': entry(
    'warning',
    [
      '“{name}”由上年的 {expected} 变为 {actual}，相差五倍以上。',
      '“{nameEn}” went from {expected} last year to {actual}, by a factor of five or more.',
    ],
    ['请核对数字和单位；属实的，请说明原因。', 'Check the number and its unit; if it is right, explain it.'],
  ),
  'O-UNIT': entry(
    'warning',
    [
      '行政事业性收费由上年的 {expected} 变为 {actual}，相差约一万倍，像是“元”与“万元”混用。',
      'Administrative charges went from {expected} last year to {actual}, about ten thousand times: yuan may have been written for 10,000 yuan.',
    ],
    ['该格的单位是万元，请核对。', 'The unit of this cell is 10,000 yuan; check it.'],
  ),
  'O-ZERO': entry(
    'notice',
    ['报告的全部数字都是 0。', 'Every number of the report is 0.'],
    ['如确无发生，可不处理；否则请补填。', 'Nothing to do if that is so; otherwise fill it in.'],
  ),
  'O-COPY': entry(
    'notice',
    ['全部数字与 {lastYear} 年度报告完全相同。', 'Every number is the same as in the report of {lastYear}.'],
    ['请核对是否误用了上年的表格。', 'Check whether last year’s table was sent by mistake.'],
  ),
  'P-ALIKE': entry(
    'notice',
    [
      '总体情况和改进情况的文字有 {actual}% 与 {lastYear} 年度报告相同。',
      '{actual}% of the text of sections 1 and 5 is that of the report of {lastYear}.',
    ],
    ['请按本年实际情况撰写，避免内容雷同。', 'Write it from this year’s work; a repeated text is a fault.'],
  ),

  // The text against the tables, and against itself
  'N-TABLE': entry(
    'notice',
    [
      '第{section}部分的“{name}”是 {actual}，表格中是 {expected}{note}：{sentence}',
      'Section {sectionEn} gives {actual} for “{nameEn}”, the tables {expected}{noteEn}: {sentence}',
    ],
    [
      '请核对文字与表格；口径不同的，请在文字中写明。',
      'Compare the text with the table; if they count different things, say so in the text.',
    ],
  ),
  'N-BAL': entry(
    'notice',
    [
      '第{section}部分的数字不平：{left} = {expected}，而 {right} = {actual}，相差 {difference}。',
      'The numbers of section {sectionEn} do not balance: {leftEn} = {expected}, but {rightEn} = {actual}; difference {difference}.',
    ],
    ['请核对这几个数字。', 'Check these numbers.'],
  ),
  'N-GROUPS': entry(
    'notice',
    [
      '第{section}部分的办理结果相加不等于总数：{left} = {expected}，而 {right}，相差 {difference}。',
      'The results in section {sectionEn} do not add up: {leftEn} = {expected}, but {rightEn}; difference {difference}.',
    ],
    ['请核对各项结果和总数。', 'Check the results and their total.'],
  ),
  'N-PARTS': entry(
    'notice',
    [
      '第{section}部分所列分项 {parts} = {expected}，与总数 {actual} 不符：{sentence}',
      'The parts in section {sectionEn}, {parts} = {expected}, do not fit their total {actual}: {sentence}',
    ],
    ['请核对总数和分项。', 'Check the total and its parts.'],
  ),
  'N-APPLICANT': entry(
    'notice',
    [
      '第{section}部分的申请人分类相加不等于申请数：{left} = {expected}，而 {right}，相差 {difference}。',
      'The applicants in section {sectionEn} do not add up: {leftEn} = {expected}, but {rightEn}; difference {difference}.',
    ],
    ['请核对这几个数字。', 'Check these numbers.'],
  ),
  'N-CHANNEL': entry(
    'notice',
    [
      '第{section}部分的申请渠道相加不等于申请数：{left} = {expected}，而 {right}，相差 {difference}。',
      'The channels in section {sectionEn} do not add up: {leftEn} = {expected}, but {rightEn}; difference {difference}.',
    ],
    ['请核对这几个数字。', 'Check these numbers.'],
  ),
  'N-DISPUTES': entry(
    'notice',
    [
      '第{section}部分的复议和诉讼相加不等于合计：{left} = {expected}，而 {right}，相差 {difference}。',
      'The disputes in section {sectionEn} do not add up: {leftEn} = {expected}, but {rightEn}; difference {difference}.',
    ],
    ['请核对这几个数字。', 'Check these numbers.'],
  ),
  'N-PCT': entry(
    'notice',
    [
      '第{section}部分的百分比 {actual}% 与数字不符：{part} ÷ {whole} = {expected}%：{sentence}',
      'The percentage {actual}% in section {sectionEn} is not that of its counts: {part} ÷ {whole} = {expected}%: {sentence}',
    ],
    ['请核对百分比和所依据的数字。', 'Check the percentage and the counts behind it.'],
  ),
  'F6-MULT': entry(
    'notice',
    [
      '信息处理费 {actual} 元不是 10 元的整数倍：{sentence}',
      'The processing fee of {actual} yuan is no multiple of 10: {sentence}',
    ],
    [
      '信息处理费的各档标准都是 10 元的整数倍，请核对金额和单位（元）。',
      'Every rate of the fee is a multiple of 10 yuan; check the amount and its unit.',
    ],
  ),
  'F6-CLAUSE': entry(
    'notice',
    [
      '第六部分没有说明信息处理费的收取情况（{cell}）。',
      'Section 6 does not say what was charged as processing fee ({cell}).',
    ],
    ['请写明收取的件数和金额；没有的写“未收取”。', 'State cases and amount, or that nothing was charged.'],
  ),

  // What the text says of itself
  'P-PERIOD': entry(
    'notice',
    [
      '总体情况写的统计期限“{actual}”不是 {expected} 年度（{cell}）。',
      'The period that section 1 states, “{actual}”, is not the year {expected} ({cell}).',
    ],
    ['请改为本年度 1 月 1 日至 12 月 31 日。', 'It should be 1 January to 31 December of the report year.'],
  ),
  'P-BASIS': entry(
    'notice',
    [
      '总体情况引用的“{actual}”不是本年度报告的依据（{cell}）。',
      'The document that section 1 cites, “{actual}”, is not the basis of this year’s report ({cell}).',
    ],
    [
      '2021 年度起依据《政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号。',
      'Since 2021 the basis is the Regulations (Decree 711) and notice No. 30 of 2021.',
    ],
  ),
  'P-STALE': entry(
    'notice',
    [
      '文字以 {year} 年起句，应为 {expected} 年（{cell}）：{value}',
      'A sentence begins with the year {year} where {expected} is expected ({cell}): {value}',
    ],
    ['请核对是否沿用了往年的文字。', 'Check whether an earlier year’s text was left in.'],
  ),
  'P-NAME': entry(
    'notice',
    [
      '总体情况写的机关是“{actual}”，报送机构是“{expected}”（{cell}）。',
      'Section 1 names “{actual}” as the organ; the report is filed for “{expected}” ({cell}).',
    ],
    ['请核对机关名称。', 'Check the name of the organ.'],
  ),
  'likely-part': entry(
    'notice',
    [
      '合计 {totals} 像是由公式算出的：若 {cell}（{name}）由 {actual} 改为 {expected}，合计随之变动，表三的全部关系成立。',
      'The total in {totals} looks like a formula: if {cell} ({nameEn}) is changed from {actual} to {expected} and the total follows, every relation of table 3 holds.',
    ],
    [
      '请先核对 {cell}；这只是提示，系统不会代为修改。',
      'Check {cell} first; this is a hint, nothing was changed.',
    ],
  ),
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

/** The code of any finding. */
export type FindingCode = keyof typeof CATALOGUE;

import { fillWords } from '../core/findings/fill-words.ts';
import type { Bilingual } from '../core/findings/finding.ts';
import { inLanguage, type Language } from '../core/findings/language.ts';

/** Everything that the command says by itself, in both languages; findings have their own catalogue. */
export const WORDS = {
  // What it is
  about: {
    zh: 'gongkai：核对、填写和报送政府信息公开工作年度报告',
    en: 'gongkai: check, fill in and send yearly reports on government information disclosure',
  },
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  options: { zh: '选项', en: 'Options' },
  'exit-codes': { zh: '退出码', en: 'Exit codes' },
  'exit-0': { zh: '没有错误', en: 'no errors' },
  'exit-1': {
    zh: '有错误（加 --fail-on warning 时也包括疑点）',
    en: 'errors (with --fail-on warning, warnings too)',
  },
  'exit-2': { zh: '命令写法不对', en: 'wrong usage' },
  'exit-3': { zh: '文件打不开或读不出来', en: 'a file can’t be opened or read as a table' },
  'more-help': { zh: '查看用法：{command}', en: 'How to use it: {command}' },
  default: { zh: '默认 {value}', en: 'default {value}' },

  // Commands and options
  'validate-about': {
    zh: '核对文件，不上传：画出法定表格，标出错误的单元格',
    en: 'Check files without sending them: the statutory tables, wrong cells marked',
  },
  'explain-about': {
    zh: '解释一条规则或一个错误代码；不写代码时列出全部',
    en: 'Explain a rule or the code of a finding; without one, list them all',
  },
  'template-about': {
    zh: '生成填报模板；可带入上一年的结转和现行有效数字',
    en: 'Write a template; last year’s carried-over and in-force figures can be filled in',
  },
  'convert-about': {
    zh: '把没有错误的报告换成另一种版式或编码',
    en: 'Write reports without errors in another layout or encoding',
  },
  'diff-about': {
    zh: '逐项比较两个文件中的报告',
    en: 'Compare the reports of two files, value by value',
  },
  'verify-about': {
    zh: '核验已发布的数据：校验值、长度、签名，并由长表重算其他文件',
    en: 'Check published feeds: hashes, lengths, signature; other tables are made anew from the long one',
  },
  'upload-about': {
    zh: '上传文件，等待并显示回执',
    en: 'Upload files, wait for their receipts and show them',
  },
  'option-help': { zh: '显示用法', en: 'show how it is used' },
  'option-version': { zh: '显示版本', en: 'show the version' },
  'option-lang': {
    zh: '语言；默认按系统语言，无法判断时用中文',
    en: 'language; by default that of the system, Chinese where it names none',
  },
  'option-format': { zh: '输出格式', en: 'form of the output' },
  'option-release': {
    zh: '核验哪一次发布：发布号、latest（最新）、state（当前状态）或 all（全部）',
    en: 'what to check: a release by its number, the latest, the state of now, or all',
  },
  'option-fail-on': { zh: '达到这个程度即返回 1', en: 'return 1 from this weight on' },
  'option-register': {
    zh: '机构名录（CSV）；没有时不核对机构编码',
    en: 'register of organisations (CSV); without it, ids of organisations are not checked',
  },
  'option-names': {
    zh: '机构名录（CSV），用来填写机构名称',
    en: 'register of organisations (CSV), to take their names from',
  },
  'option-template-dataset': {
    zh: '模板的种类：年度报告或收集轮次',
    en: 'what to write: a report or a round',
  },
  'option-area': {
    zh: '轮次范围：区划代码的前二位、前四位或全部六位；默认全部地区',
    en: 'the area of the round: the first digits of a region; everywhere by default',
  },
  'option-dataset': {
    zh: '文件属于哪个数据集；默认按表头判断',
    en: 'what the files hold; by default told from their headings',
  },
  'option-tables': {
    zh: '画哪些表：有标记的、全部、不画',
    en: 'which tables to draw: those with a mark, all, none',
  },
  'option-org': {
    zh: '机构编码，例如 419001-gov-office',
    en: 'id of the organisation, such as 419001-gov-office',
  },
  'option-year': { zh: '报告所属年度', en: 'the year that the report is about' },
  'option-name': { zh: '机构全称', en: 'full name of the organisation' },
  'option-from': { zh: '上一年的报告文件', en: 'file of last year’s report' },
  'option-layout': { zh: '版式', en: 'layout' },
  'option-encoding': {
    zh: '编码；utf-8 带 BOM，Excel 可直接打开',
    en: 'encoding; utf-8 has a byte-order mark, so that Excel opens it',
  },
  'option-report': {
    zh: '只取这一份，例如 419001-gov-office.2021',
    en: 'only this report, such as 419001-gov-office.2021',
  },
  'option-output': {
    zh: '写入这个文件；默认写到标准输出',
    en: 'write to this file; by default to standard output',
  },
  'option-force': { zh: '文件已存在时覆盖', en: 'replace a file that is there' },
  'option-endpoints': {
    zh: '本地系统的 endpoints.json 或其目录',
    en: 'endpoints.json of a local stack, or its folder',
  },
  'option-s3': { zh: 'S3 地址；默认 AWS', en: 'address of S3; AWS by default' },
  'option-bucket': { zh: '上传用的存储桶', en: 'bucket for uploads' },
  'option-http': { zh: '查询回执的公开地址', en: 'public address that answers for receipts' },
  'option-sender': { zh: '以哪个机构的名义上传', en: 'organisation that sends' },
  'option-wait': {
    zh: '最多等待回执的秒数；0 为不等待',
    en: 'most seconds to wait for a receipt; 0: do not wait',
  },

  // Wrong usage
  'unknown-command': { zh: '没有这个命令：{name}', en: 'no such command: {name}' },
  'unknown-option': { zh: '没有这个选项：{name}', en: 'no such option: {name}' },
  'option-needs-value': { zh: '选项 {name} 后面要有值', en: '{name} needs a value' },
  'option-takes-no-value': { zh: '选项 {name} 不带值', en: '{name} takes no value' },
  'option-twice': { zh: '选项 {name} 只能写一次', en: '{name} can be given once only' },
  'not-a-choice': {
    zh: '{name} 只能是 {allowed}，不能是“{value}”',
    en: '{name} is one of {allowed}, not “{value}”',
  },
  'too-few-files': { zh: '要写明文件：{usage}', en: 'files are missing: {usage}' },
  'too-many-files': { zh: '多写了：{value}', en: 'too much was given: {value}' },
  'option-missing': { zh: '缺少 {name}（{about}）', en: '{name} is missing ({about})' },
  'area-malformed': {
    zh: '轮次范围“{value}”应为区划代码的前二位、前四位或全部六位',
    en: 'the area “{value}” must be the first two, four or all six digits of a region',
  },
  'org-malformed': {
    zh: '机构编码“{value}”格式不对，应如 419001-gov-office',
    en: '“{value}” is no id of an organisation; one looks like 419001-gov-office',
  },
  'year-not-served': {
    zh: '年度“{value}”不对：应为 2019 年以后的四位年度',
    en: '“{value}” is no year of a report: four digits, 2019 or later',
  },
  'not-seconds': { zh: '{name} 应为秒数', en: '{name} must be a number of seconds' },
  'no-such-code': { zh: '没有“{value}”这条规则或代码', en: 'there is no rule or code “{value}”' },
  'no-such-code-but': {
    zh: '没有“{value}”这条规则或代码；是不是 {names}？',
    en: 'there is no rule or code “{value}”; did you mean {names}?',
  },
  'file-exists': { zh: '{path} 已存在；要覆盖请加 --force', en: '{path} exists; add --force to replace it' },
  'one-report-only': {
    zh: '版式 form 一个文件一份报告，而文件中有 {count} 份；请用 --report 指定：{names}',
    en: 'layout form holds one report, and the file has {count}; choose one by --report: {names}',
  },
  'one-form-only': {
    zh: '文件中既有 2019 年格式也有 2021 年格式的报告；请用 --to long 或 --report',
    en: 'the file has reports of both forms; use --to long or --report',
  },
  'no-such-report': {
    zh: '文件中没有 {value}；有：{names}',
    en: '{value} is not in the file; it has {names}',
  },
  'last-year-missing': {
    zh: '{path} 中没有要找的上一年报告；其中有：{names}',
    en: '{path} has no such report of last year; it has {names}',
  },
  'several-reports': {
    zh: '{path} 中有几份报告，请用 --org 和 --year 指明：{names}',
    en: '{path} has several reports; say which by --org and --year: {names}',
  },
  'stdin-once': { zh: '标准输入（-）只能用一次', en: 'standard input (-) can be read once only' },
  'no-bucket': {
    zh: '不知道上传到哪里：请给出 --endpoints，或 --bucket（加 --s3）',
    en: 'where to? Give --endpoints, or --bucket (and --s3)',
  },
  'name-not-allowed': {
    zh: '文件名“{value}”不能用于上传：请用 .csv 结尾的普通文件名',
    en: '“{value}” is no name for an upload: use a plain name that ends in .csv',
  },

  // Files
  'no-such-file': { zh: '找不到文件 {path}', en: 'no such file: {path}' },
  'not-permitted': { zh: '没有权限读写 {path}', en: 'not permitted: {path}' },
  'cannot-open': { zh: '打不开 {path}（{reason}）', en: 'can’t open {path} ({reason})' },
  'cannot-write': { zh: '写不进 {path}（{reason}）', en: 'can’t write {path} ({reason})' },
  'is-a-folder': { zh: '{path} 是目录，不是文件', en: '{path} is a folder, not a file' },
  'no-tables': { zh: '{path} 里没有 CSV 文件', en: 'no CSV files in {path}' },
  'register-unusable': {
    zh: '{path} 不能用作机构名录（错误 {errors} 处）；先运行 gongkai validate --dataset organisations {path}',
    en: '{path} can’t serve as the register ({errors} errors); see gongkai validate --dataset organisations {path}',
  },
  'endpoints-unusable': { zh: '{path} 不是 endpoints.json', en: '{path} is no endpoints.json' },
  'standard-input': { zh: '标准输入', en: 'standard input' },

  // Notices
  'without-register': {
    zh: '提示：没有给出机构名录（--register），未核对机构编码和名称是否已登记。',
    en: 'Note: without a register (--register), ids and names of organisations were not checked.',
  },
  'name-would-not-do': {
    zh: '提示：上传时要换个文件名，应以 .csv 结尾，不含特殊符号。',
    en: 'Note: to upload it, give it a plain name that ends in .csv.',
  },
  'name-left-blank': {
    zh: '提示：没有给出机构名称（--name），请在模板中填写。',
    en: 'Note: no name was given (--name); write it into the template.',
  },
  'carried-figures': {
    zh: '已带入 {year} 年度的结转和现行有效数字，共 {count} 格；请核对。',
    en: 'Carried over from {year}: {count} cells of requests and documents in force; check them.',
  },
  'nothing-carried': {
    zh: '{year} 年度用的是另一种格式，只带入结转数字。',
    en: '{year} used the other form: only requests were carried over.',
  },

  // A check
  'check-accepted': { zh: '没有发现错误，可以上传', en: 'No errors found: ready to upload' },
  'check-warned': { zh: '没有错误，但有疑点，请先核对', en: 'No errors, but points to check first' },
  'check-rejected': { zh: '有错误，请改正后再上传', en: 'Errors found: correct them before you upload' },
  'check-partly': {
    zh: '一部分有错误：请改正标出的部分',
    en: 'Part of it has errors: correct what is marked',
  },
  'record-fine': { zh: '没有错误', en: 'no errors' },
  'record-warned': { zh: '有疑点', en: 'points to check' },
  'record-wrong': { zh: '有错误', en: 'errors' },
  'check-unread': { zh: '读不出来', en: 'Can’t be read' },
  'count-line': {
    zh: '错误 {error} 处，疑点 {warning} 处，提示 {notice} 条',
    en: 'errors: {error}, warnings: {warning}, notices: {notice}',
  },
  'not-listed': {
    zh: '还有 {count} 处没有列出；改正后再核对一次。',
    en: '{count} more are not listed; mend these and check again.',
  },
  'more-reports': {
    zh: '另有 {count} 份报告没有画出。',
    en: '{count} more reports are not drawn.',
  },
  sides: { zh: '应为 {expected}，实为 {actual}', en: 'expected {expected}, found {actual}' },
  'sides-difference': {
    zh: '应为 {expected}，实为 {actual}，相差 {difference}',
    en: 'expected {expected}, found {actual}, difference {difference}',
  },
  legend: {
    zh: '[ ] 错误   ( ) 疑点   ? 很可能是这一格',
    en: '[ ] error   ( ) warning   ? probably this one',
  },
  'blank-cell': { zh: '空', en: 'blank' },
  'no-cell': { zh: '缺', en: 'none' },
  'table-2': { zh: '表二 主动公开政府信息情况', en: 'Table 2: proactive disclosure' },
  'table-3': { zh: '表三 收到和处理政府信息公开申请情况', en: 'Table 3: requests received and handled' },
  'table-4': { zh: '表四 行政复议、行政诉讼情况', en: 'Table 4: reviews and lawsuits' },
  'files-total': {
    zh: '共 {files} 个文件：{fine} 个没有错误，{wrong} 个有错误，{unread} 个读不出来',
    en: '{files} files: {fine} without errors, {wrong} with errors, {unread} unreadable',
  },

  // Explaining
  severity: { zh: '程度', en: 'Weight' },
  'says-error': { zh: '错误：报告不被受理', en: 'error: the report is not accepted' },
  'says-warning': {
    zh: '疑点：可以受理，请核对或说明原因',
    en: 'warning: accepted, but check it or explain it',
  },
  'says-notice': { zh: '提示：仅供参考', en: 'notice: for information' },
  message: { zh: '说明', en: 'Message' },
  fix: { zh: '改法', en: 'Fix' },

  // Comparing
  'no-differences': { zh: '没有差别', en: 'no differences' },
  'difference-count': { zh: '{count} 处差别', en: 'differences: {count}' },
  'only-in': { zh: '只在 {path} 中', en: 'only in {path}' },
  item: { zh: '指标', en: 'Item' },
  old: { zh: '原来', en: 'Old' },
  new: { zh: '现在', en: 'New' },
  absent: { zh: '（无）', en: '(none)' },
  'section-1': { zh: '一、总体情况', en: 'Section 1, general' },
  'section-5': { zh: '五、存在的主要问题及改进情况', en: 'Section 5, problems and improvements' },
  'section-6': { zh: '六、其他需要报告的事项', en: 'Section 6, other matters' },
  'correction-reason': { zh: '更正原因', en: 'Reason of the correction' },
  'based-on-revision': { zh: '依据版本', en: 'Revision that was corrected' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  explanation: { zh: '说明 {rule}', en: 'Explanation of {rule}' },

  // Verifying
  'verify-state': { zh: '当前状态', en: 'State' },
  'verify-release': { zh: '发布 {release}', en: 'Release {release}' },
  'verify-files': {
    zh: '核对 {files} 个文件，{bytes} 字节；重算或拆开比对 {rebuilt} 个',
    en: '{files} files checked, {bytes} bytes; {rebuilt} made anew or taken apart, and compared',
  },
  'verify-hashed': {
    zh: '仅核对校验值 {count} 个：{kinds}',
    en: 'only held to their hashes, {count}: {kinds}',
  },
  'verify-engine': {
    zh: '此发布由引擎 {version} 生成，非本引擎：表格及其压缩件已核对，说明性文件仅核对校验值',
    en: 'made by engine {version}, which is not this one: tables and what they are packed into were compared, descriptions only held to their hashes',
  },
  'verify-fine': { zh: '✓ 全部一致', en: '✓ everything is as it was promised' },
  'verify-troubles': { zh: '{count} 个文件有问题', en: 'files that are not: {count}' },
  'verify-signed': {
    zh: '签名有效（公钥随发布一同公开）',
    en: 'signed, by the key that the release publishes',
  },
  'verify-unsigned': { zh: '此发布没有签名', en: 'this release is not signed' },
  'verify-bad-signature': { zh: '签名无效', en: 'the signature does not fit' },
  'verify-redacted': { zh: '已遮盖个人信息：{path}', en: 'redacted: {path}' },
  'verify-missing': { zh: '被列出，但不存在', en: 'named and not there' },
  'verify-changed': { zh: '内容与承诺的校验值不符', en: 'not the bytes that were promised' },
  'verify-not-derived': { zh: '与重算的结果不同', en: 'not what follows from the data' },
  'verify-unsound': { zh: '不是合格的文档', en: 'not a document of the feeds' },
  'verify-not-in-sums': { zh: '与 SHA256SUMS 不符', en: 'SHA256SUMS says something else' },
  'verify-not-signed': { zh: '签名核验未通过', en: 'the signature can’t be confirmed' },
  'verify-hashes': {
    zh: '应为 {promised}…（{promisedBytes} 字节），实为 {found}…（{foundBytes} 字节）',
    en: 'promised {promised}… ({promisedBytes} bytes), found {found}… ({foundBytes} bytes)',
  },
  'verify-line': {
    zh: '第 {line} 行起不同（- 应为，+ 实为）',
    en: 'from line {line} on (- promised, + found)',
  },
  'feeds-unreachable': { zh: '{path} 读不到：{reason}', en: '{path} can’t be read: {reason}' },
  'no-such-folder': { zh: '{path} 不是目录', en: '{path} is no folder' },
  'no-feeds': { zh: '这里没有 {path}', en: 'there is no {path} here' },
  'no-such-release': { zh: '没有发布 {release}', en: 'there is no release {release}' },

  // Uploading
  uploaded: { zh: '已上传 {key}', en: 'uploaded {key}' },
  'receipt-number': { zh: '回执编号 {id}', en: 'receipt {id}' },
  'receipt-later': {
    zh: '稍后可在 {address} 查看回执',
    en: 'the receipt will be at {address}',
  },
  'no-receipt-yet': {
    zh: '等了 {seconds} 秒，还没有回执；稍后可在 {address} 查看',
    en: 'no receipt after {seconds} seconds; it will be at {address}',
  },
  'no-receipt-address': {
    zh: '没有给出 --http，无法查看回执；请保留编号',
    en: 'without --http the receipt can’t be shown; keep its number',
  },
  'upload-failed': { zh: '{path} 没有上传成功：{reason}', en: '{path} was not uploaded: {reason}' },
  'bucket-without-versions': {
    zh: '存储桶 {name} 没有开启版本控制，不能用于报送',
    en: 'bucket {name} keeps no versions and can’t take uploads',
  },
  'receipt-unreachable': { zh: '查看回执时出错：{reason}', en: 'the receipt can’t be asked for: {reason}' },
  fault: {
    zh: '程序本身出了故障，不是您的问题；请把下面的内容告诉维护者。',
    en: 'This program failed; it is not your fault. Please show its maintainers what follows.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The name of anything that the command says. */
export type WordName = keyof typeof WORDS;

/** What is put in the braces of a sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/** A sentence of the command in one language, its braces filled. */
export function sayWords(name: WordName, language: Language, facts: Facts = {}): string {
  const words = new Map(Object.entries(facts).map(([fact, value]) => [fact, String(value)]));
  return inLanguage(fillWords(WORDS[name], words), language);
}

import type { Words } from '../../core/findings/finding.ts';

/** The words of the page on which a report is checked and sent. Findings have their own, in the engine. */
export const CHECK_WORDS = {
  title: { zh: '核对与报送', en: 'Check and send' },
  lead: {
    zh: '文件在您自己的电脑上核对；点“报送”之前，任何内容都不会离开这台电脑。',
    en: 'Files are checked on your own computer. Nothing leaves it before you press “Send”.',
  },
  'lead-offline': {
    zh: '离线版：全部核对都在这台电脑上完成，不连接任何网络，也不能报送。核对无误后，请到网站报送。',
    en: 'Offline copy: everything is checked on this computer, nothing is fetched or sent. Send the file on the site when it is right.',
  },
  'get-offline': {
    zh: '下载离线版（一个文件，可带入内网）',
    en: 'Download the offline copy (one file, for an intranet)',
  },

  // 1. Who and when
  'step-filing': { zh: '一、机构与年度', en: '1. Organisation and year' },
  'filing-help': {
    zh: '下载模板或粘贴表格时需要；拖入的文件自己写明了机构和年度，可以跳过这一步。',
    en: 'Needed for a template or a pasted table. A file says itself whose it is: then skip this step.',
  },
  organisation: { zh: '机构（输入名称或编码查找）', en: 'Organisation (type its name or id)' },
  'organisation-id': { zh: '机构编码', en: 'Id of the organisation' },
  'organisation-name': { zh: '机构名称', en: 'Name of the organisation' },
  'organisations-found': { zh: '找到 {count} 个机构', en: 'Organisations found: {count}' },
  'no-organisation-found': { zh: '名录中没有这样的机构', en: 'No such organisation in the register' },
  'organisation-chosen': { zh: '已选：{name}（{id}）', en: 'Chosen: {name} ({id})' },
  year: { zh: '报告年度', en: 'Report year' },
  'template-csv': { zh: '下载模板（CSV）', en: 'Template (CSV)' },
  'template-xlsx': { zh: '下载模板（Excel）', en: 'Template (Excel)' },
  'template-carried': {
    zh: '模板已带入上年度的结转和现行有效数字 {count} 个，请核对。',
    en: 'The template holds {count} figures of last year (carried over, in force). Please check them.',
  },
  'template-blank': {
    zh: '没有可带入的上年度报告，模板中的数字为空。',
    en: 'There is no report of last year to carry figures from: the template is blank.',
  },
  'filing-missing': { zh: '请先选定机构和年度。', en: 'Choose the organisation and the year first.' },

  // 2. The file
  'step-file': { zh: '二、放入文件或粘贴表格', en: '2. Drop files or paste the table' },
  drop: {
    zh: '把 CSV 或 Excel（.xlsx）文件拖到这里，可以一次放多个',
    en: 'Drop CSV or Excel (.xlsx) files here, several at once if you like',
  },
  choose: { zh: '选择文件…', en: 'Choose files…' },
  'paste-label': {
    zh: '或者：在 Word 表格中全选、复制，然后粘贴到这里',
    en: 'Or select the tables in Word, copy them and paste them here',
  },
  'paste-hint': { zh: '点一下这里，按 Ctrl+V', en: 'Click here and press Ctrl+V' },
  'paste-nothing': {
    zh: '粘贴的内容里没有找到表格。请在 Word 中选中整个表格（左上角的十字）再复制。',
    en: 'No table was found in what you pasted. Select the whole table in Word, then copy.',
  },
  'paste-read': { zh: '已读入 {count} 个单元格。', en: 'Cells read: {count}.' },
  'too-old-excel': {
    zh: '“{name}”是旧版 Excel 或受保护的文件，打不开。请在 Excel 中另存为 .xlsx 或 CSV。',
    en: '“{name}” is an old or protected Excel file and can’t be opened. Save it as .xlsx or CSV.',
  },
  'could-not-open': { zh: '“{name}”打不开：{reason}', en: '“{name}” could not be opened: {reason}' },
  checking: { zh: '正在核对 {done} / {all}：{name}', en: 'Checking {done} of {all}: {name}' },

  // 3. The result
  'step-result': { zh: '三、核对结果', en: '3. Result' },
  'no-file-yet': { zh: '还没有文件。', en: 'No file yet.' },
  matrix: { zh: '全部文件', en: 'All files' },
  'column-file': { zh: '文件', en: 'File' },
  'column-report': { zh: '报告', en: 'Report' },
  'column-result': { zh: '结果', en: 'Result' },
  'column-errors': { zh: '错误', en: 'Errors' },
  'column-warnings': { zh: '疑点', en: 'Warnings' },
  'column-sent': { zh: '报送', en: 'Sent' },
  show: { zh: '查看', en: 'Show' },
  'not-sent': { zh: '未报送', en: 'not sent' },
  'fine-title': { zh: '核对通过，没有错误', en: 'No errors' },
  'warned-title': { zh: '没有错误，有 {count} 处疑点', en: 'No errors; points to look at: {count}' },
  'wrong-title': { zh: '有 {count} 处错误需要改正', en: 'Errors to mend: {count}' },
  'unread-title': { zh: '这个文件读不出报告', en: 'No report could be read from this file' },
  'result-fine': { zh: '无误', en: 'fine' },
  'result-warned': { zh: '有疑点', en: 'to look at' },
  'result-wrong': { zh: '有错误', en: 'wrong' },
  'result-unread': { zh: '读不出', en: 'unreadable' },
  'how-read': {
    zh: '{file}：{reading}；用时 {milliseconds} 毫秒',
    en: '{file}: {reading}; {milliseconds} ms',
  },
  'not-registered': {
    zh: '没有机构名录可对照，机构编码和名称未核对。',
    en: 'There is no register at hand: ids and names were not checked.',
  },
  findings: { zh: '问题清单', en: 'What was found' },
  'no-findings': { zh: '没有发现问题。', en: 'Nothing was found.' },
  'more-findings': {
    zh: '只列出前 {listed} 条，共 {count} 条；改正后会显示其余的。',
    en: 'The first {listed} of {count} are listed; the others appear as you mend these.',
  },
  expected: { zh: '应为 {value}', en: 'should be {value}' },
  actual: { zh: '现为 {value}', en: 'is {value}' },
  difference: { zh: '相差 {value}', en: 'off by {value}' },
  'how-to-mend': { zh: '怎么改：', en: 'To mend it: ' },
  'go-to': { zh: '转到 {cell}', en: 'Go to {cell}' },
  'put-expected': { zh: '把 {cell} 改为 {value}', en: 'Change {cell} to {value}' },
  'rule-words': { zh: '规则 {code}', en: 'rule {code}' },
  explanation: {
    zh: '如果数字属实，请写明原因（将与数据一同公开）',
    en: 'If the figures are right, say why (published with the data)',
  },
  tables: { zh: '法定表格', en: 'The statutory tables' },
  'edit-hint': {
    zh: '红色 ✕ 为错误，黄色 ! 为疑点，紫色 ? 为可能写错的一格，绿色 ✓ 为已改好。直接在格内修改，立即重新核对。',
    en: 'Red ✕: wrong; amber ! to look at; violet ? the likely mistake; green ✓ mended. Edit a cell and it is checked again at once.',
  },
  'table-2': { zh: '二、主动公开政府信息情况', en: '2. Information disclosed proactively' },
  'table-3': { zh: '三、收到和处理政府信息公开申请情况', en: '3. Requests received and handled' },
  'table-4': { zh: '四、政府信息公开行政复议、行政诉讼情况', en: '4. Reviews and lawsuits' },
  'no-cell': { zh: '无此格', en: 'no cell' },
  'cell-label': { zh: '{label}（{cell}）', en: '{label} ({cell})' },
  'state-error': { zh: '错误', en: 'wrong' },
  'state-warning': { zh: '疑点', en: 'to look at' },
  'state-hint': { zh: '可能是这一格', en: 'the likely cell' },
  'state-mended': { zh: '已改好', en: 'mended' },
  'about-report': { zh: '报告信息', en: 'About the report' },
  sections: { zh: '文字部分', en: 'Texts' },
  'section-1': { zh: '一、总体情况', en: '1. Overview' },
  'section-5': { zh: '五、存在的主要问题及改进情况', en: '5. Problems and improvements' },
  'section-6': { zh: '六、其他需要报告的事项', en: '6. Other matters' },
  rearrange: { zh: '按标准模板重新排列', en: 'Arrange like the template' },
  'rearrange-hint': {
    zh: '文件里缺少一些格子，无法在这里填写。重新排列后，200 格齐全，可以直接补上。',
    en: 'Some cells have no place in this file. Arranged like the template, all of them have, and can be filled in here.',
  },
  'to-send': { zh: '去报送 ↓', en: 'On to sending ↓' },
  'save-csv': { zh: '保存为 CSV', en: 'Save as CSV' },
  edited: { zh: '已修改，尚未保存', en: 'changed, not saved yet' },
  remove: { zh: '移除', en: 'Remove' },

  // 4. Sending
  'step-send': { zh: '四、报送', en: '4. Send' },
  send: { zh: '报送', en: 'Send' },
  'send-anyway': {
    zh: '仍有错误的文件不会被受理。请先改正。',
    en: 'A file with errors is not accepted. Mend them first.',
  },
  sending: { zh: '正在上传…', en: 'Sending…' },
  queued: { zh: '等待上传…', en: 'Waiting for its turn…' },
  late: { zh: '已上传，回执稍后可查：', en: 'Sent; the receipt comes later:' },
  'token-awaited': { zh: '等待填写令牌', en: 'waits for a token' },
  'send-all': { zh: '报送全部无误的文件（{count} 个）', en: 'Send all files that are right ({count})' },
  'send-again': { zh: '重新报送未成功的（{count} 个）', en: 'Try again what failed ({count})' },
  'sent-so-far': {
    zh: '共 {all} 个文件：已报送 {sent} 个，未成功 {failed} 个，尚有错误 {wrong} 个。',
    en: '{all} files: {sent} sent, {failed} failed, {wrong} still with errors.',
  },
  waiting: { zh: '已上传，正在等待回执…', en: 'Sent. Waiting for the receipt…' },
  'still-waiting': {
    zh: '回执还没有出来。文件已经收到，不必重发；请记下编号，稍后查看。',
    en: 'The receipt is not there yet. The file has arrived, no need to send it again: keep the number and look later.',
  },
  'send-failed': { zh: '没有报送成功：{reason}', en: 'It could not be sent: {reason}' },
  'send-off': {
    zh: '这个部署没有开放网页报送。文件仍可核对和保存，请按当地规定的方式交送。',
    en: 'Sending is switched off in this deployment. You can still check and save the file; hand it in the way your office asks for.',
  },
  'by-link': {
    zh: '您正在用报送链接为“{name}”报送 {year} 年度报告，不需要账号。',
    en: 'By this link you file the report of “{name}” for {year}; no account is needed.',
  },
  token: { zh: '令牌', en: 'Token' },
  'token-needed': {
    zh: '报送需要证明身份：请填写本机构管理员发给您的令牌，或者用收到的报送链接打开本页。',
    en: 'Whoever sends has to say who they are: enter the token that your administrator gave you, or open this page by the link you received.',
  },
  'token-refused': {
    zh: '这个令牌无效或已过期，请重新填写。',
    en: 'This token is not good, or no longer: enter another one.',
  },
  'receipt-number': { zh: '回执编号', en: 'Receipt number' },
  'receipt-page': { zh: '打开回执页', en: 'Open the receipt' },
  'receipt-csv': { zh: '下载回执（CSV）', en: 'Receipt as CSV' },
  'print-receipt': { zh: '打印', en: 'Print' },
  'qr-label': { zh: '回执页的二维码', en: 'QR code of the receipt’s page' },
  'keep-number': { zh: '请保存编号或二维码备查。', en: 'Keep the number or the code.' },
} as const satisfies Words;

export type CheckWord = keyof typeof CHECK_WORDS;

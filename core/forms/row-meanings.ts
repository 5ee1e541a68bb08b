/** What a row counts, in plain words. */
interface Meaning {
  readonly zh: string;
  readonly en: string;
}

/** What each row of the tables counts, for somebody who never saw the form; by `t{table}_{row}`. */
const ROWS: Readonly<Record<string, Meaning>> = {
  t2_regulations: say(
    '部门规章和地方政府规章。只有国务院部门、省级政府和设区的市等才能制定，其他机关填0。',
    'Rules made by State Council departments and by governments of provinces and of cities with districts; all others write 0.',
  ),
  t2_normative_docs: say(
    '行政规范性文件：涉及公民权利义务、公开发布、反复适用的文件，不是所有带文号的文件。',
    'Documents that bind citizens, are published and apply again and again; not every document with a number.',
  ),
  t2_licensing: say(
    '当年作出的行政许可决定，准予和不准予都算。',
    'Licensing decisions of the year, granted or not.',
  ),
  t2_other_services: say(
    '其他对外管理服务事项（仅2019年表式）。',
    'Other services to the public (2019 form only).',
  ),
  t2_penalty: say('当年作出的行政处罚决定。', 'Penalty decisions of the year.'),
  t2_coercion: say('当年采取的行政强制措施和强制执行。', 'Coercive measures and enforcement in the year.'),
  t2_fees: say(
    '行政事业性收费。2021年表式填收取的金额（万元），2019年表式填收费项目数。不是信息公开的信息处理费。',
    'Administrative charges: money collected (10,000 yuan) on the 2021 form, kinds of charges on the 2019 form. Not the fee for handling requests.',
  ),
  t2_procurement: say('政府集中采购（仅2019年表式）。', 'Central government procurement (2019 form only).'),
  t3_new_received: say(
    '1月1日至12月31日收到的信息公开申请。',
    'Requests received from 1 January to 31 December.',
  ),
  t3_carried_in: say(
    '年初尚未办结、从上一年转来的申请。',
    'Requests still open at the beginning of the year.',
  ),
  t3_granted: say(
    '申请的信息全部公开，或者告知已在何处公开。',
    'Everything asked for was disclosed, or was already public.',
  ),
  t3_partial: say('一部分公开、一部分不公开，只在这里计一次。', 'Disclosed in part; counted here only.'),
  t3_denied_state_secret: say('不公开：属于国家秘密。', 'Denied as a state secret.'),
  t3_denied_law_prohibited: say(
    '不公开：其他法律、行政法规禁止公开。',
    'Denied because another law forbids disclosure.',
  ),
  t3_denied_safety_stability: say(
    '不公开：公开可能危及国家安全、公共安全、经济安全、社会稳定。',
    'Denied as a danger to national, public or economic security or to social stability.',
  ),
  t3_denied_third_party: say(
    '不公开：涉及他人的商业秘密、个人隐私等。',
    'Denied to protect others: trade secrets, privacy.',
  ),
  t3_denied_internal_affairs: say(
    '不公开：人事管理、后勤管理、内部工作流程三类内部事务。',
    'Denied as internal affairs: staff, logistics, internal workflow.',
  ),
  t3_denied_process_info: say(
    '不公开：讨论记录、过程稿、磋商信函、请示报告四类过程性信息。',
    'Denied as part of a process: records of discussion, drafts, letters of consultation, requests for instructions.',
  ),
  t3_denied_enforcement_file: say('不公开：行政执法案卷。', 'Denied as an enforcement case file.'),
  t3_denied_admin_query: say(
    '应通过不动产登记、企业登记等专门查询渠道办理，不按信息公开办理。',
    'A matter for another query service, such as the land or company register.',
  ),
  t3_unable_not_held: say(
    '本机关没有这项信息：经查找不存在，或由其他机关掌握。',
    'The organ does not hold it.',
  ),
  t3_unable_needs_creation: say('没有现成的信息，需要另外加工、分析。', 'It would have to be made first.'),
  t3_unable_unclear: say('经补正后，申请内容仍不明确。', 'Unclear even after the applicant added to it.'),
  t3_refused_petition: say(
    '实际上是信访、举报、投诉，不按信息公开处理。',
    'A petition, report or complaint in fact.',
  ),
  t3_refused_repeat: say('同一申请人重复申请已答复过的内容。', 'Asked and answered before.'),
  t3_refused_publication: say('要求提供公开出版的报刊、书籍。', 'Asks for a publication that can be bought.'),
  t3_refused_excessive: say('无正当理由的大量、反复申请。', 'Mass or repeated requests without good reason.'),
  t3_refused_reconfirm: say(
    '要求确认或重新出具已经取得的信息。',
    'Asks to confirm or reissue what was obtained already.',
  ),
  t3_other_processing: say(
    '以上各类之外的处理结果（2019年表式合为一行）。',
    'Anything else; a single row on the 2019 form.',
  ),
  t3_other_no_correction: say(
    '申请人逾期不补正，不再处理。',
    'The applicant did not correct the request in time.',
  ),
  t3_other_fee_unpaid: say(
    '申请人逾期未缴信息处理费，不再处理。',
    'The applicant did not pay the fee in time.',
  ),
  t3_other_misc: say('其他情形，多为申请人撤回。', 'Mostly withdrawn by the applicant.'),
  t3_result_total: say('当年办结的申请总数。', 'All requests handled in the year.'),
  t3_carried_out: say('年末尚未办结、转到下一年的申请。', 'Requests still open at the end of the year.'),
  t4_review: say(
    '因信息公开提起的行政复议，本机关为被申请人。',
    'Administrative reviews about disclosure against the organ.',
  ),
  t4_suit_direct: say(
    '因信息公开未经复议直接提起的行政诉讼。',
    'Lawsuits about disclosure without a review before.',
  ),
  t4_suit_after_review: say(
    '因信息公开经复议后提起的行政诉讼。',
    'Lawsuits about disclosure after a review.',
  ),
};

/** What an item counts, in plain words; undefined of what is no row of a form. */
export function meaningOf(code: string): Meaning | undefined {
  return ROWS[code.split('__')[0] ?? ''];
}

function say(zh: string, en: string): Meaning {
  return { zh, en };
}

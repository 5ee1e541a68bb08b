/** Groups of results (办理结果) that prose quotes; table 三 prints no subtotal for them. */
export const RESULT_GROUPS = {
  granted: ['granted'],
  partial: ['partial'],
  denied: [
    'denied_state_secret',
    'denied_law_prohibited',
    'denied_safety_stability',
    'denied_third_party',
    'denied_internal_affairs',
    'denied_process_info',
    'denied_enforcement_file',
    'denied_admin_query',
  ],
  unable: ['unable_not_held', 'unable_needs_creation', 'unable_unclear'],
  refused: [
    'refused_petition',
    'refused_repeat',
    'refused_publication',
    'refused_excessive',
    'refused_reconfirm',
  ],
  other: ['other_processing', 'other_no_correction', 'other_fee_unpaid', 'other_misc'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A group of results. */
export type ResultGroup = keyof typeof RESULT_GROUPS;
/** A row of results. */
export type ResultRow = (typeof RESULT_GROUPS)[ResultGroup][number];

/** What a number of the prose can mean: a narrative indicator (叙述性指标) without its `nar_` prefix. */
export type FactCode =
  | ResultGroup
  | ResultRow
  | 'new_received'
  | 'carried_in'
  | 'handled_total'
  | 'result_total'
  | 'carried_out'
  | 'granted_partial'
  | 'natural_total'
  | 'org_total'
  | 'channel_onsite'
  | 'channel_mail'
  | 'channel_online'
  | 'channel_fax'
  | 'review_total'
  | 'review_upheld'
  | 'review_corrected'
  | 'review_pending'
  | 'suit_total'
  | 'suit_upheld'
  | 'suit_corrected'
  | 'suit_pending'
  | 'disputes_total'
  | 'normative_docs_issued'
  | 'normative_docs_repealed'
  | 'normative_docs_sorted'
  | 'licensing_decisions'
  | 'penalty_decisions'
  | 'coercion_decisions'
  | 'completion_rate'
  | 'fee_cases'
  | 'fee_charged_yuan';

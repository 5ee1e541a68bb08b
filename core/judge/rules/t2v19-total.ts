import { atLeastRule } from '../at-least-rule.ts';

/** T2V19-TOTAL: 对外公开总数量 is at least 本年新公开数量. */
export const T2V19_TOTAL = atLeastRule('T2V19-TOTAL', { more: 'disclosed_total', less: 'disclosed_new' });

import { atLeastRule } from '../at-least-rule.ts';

/** T2V19-NEW: what was made in the year (本年新制作) was also newly disclosed (本年新公开). */
export const T2V19_NEW = atLeastRule('T2V19-NEW', { more: 'disclosed_new', less: 'made_new' });

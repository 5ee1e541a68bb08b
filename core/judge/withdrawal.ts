import type { DraftReport } from '../intake/draft.ts';

const YES = /^(?:1|yes|y|true|是|撤回)$/i;
const NO = /^(?:0|no|n|false|否|不|无)$/i;

/** Whether a file asks for a report to be withdrawn (撤回); undefined where what it says is neither yes nor no. */
export function isWithdrawal({ withdrawn }: Pick<DraftReport, 'withdrawn'>): boolean | undefined {
  if (withdrawn === undefined) return false;
  const text = withdrawn.text.trim();
  if (YES.test(text)) return true;
  return NO.test(text) ? false : undefined;
}

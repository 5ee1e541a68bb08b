/** What published reports print in place of 总计, folded. */
export const TOTALS: readonly string[] = ['合计', '总数'];

import { LISTED_FINDINGS } from '../../core/findings/receipt.ts';
import { renderReceipt, type Judgement } from '../../core/index.ts';

const LARGEST_RECEIPT = 1_000_000;
const UNPRINTABLE = /[^\P{Cc}\n]|\p{Cf}|\p{Co}|[\u2028\u2029]/u;

/** What is wrong with a receipt, whatever was judged; undefined when it adds up, is bounded and shows no harm. */
export function receiptFailure({ receipt, reports, organisations }: Judgement): string | undefined {
  const { lines, findings, counts } = receipt;
  const skipped = lines.skipped.reduce((sum, one) => sum + one.lines, 0);
  if (lines.read !== lines.header + lines.accepted + lines.rejected + skipped)
    return 'the lines do not add up';
  if (lines.rejected < 0 || lines.header < 0) return 'negative lines';
  const total = counts.error + counts.warning + counts.notice;
  if (findings.length !== Math.min(total, LISTED_FINDINGS)) return `${findings.length} of ${total} listed`;
  if (receipt.status === 'rejected' && counts.error === 0) return 'rejected without a reason';
  if (receipt.status === 'rejected' && reports.length + organisations.length > 0)
    return 'something of a rejected file was taken';
  const sentences = findings.flatMap(({ message, fix }) => [message.zh, message.en, fix.zh, fix.en]);
  const unfilled = sentences.find((sentence) => /\{\w+\}|undefined/.test(sentence));
  if (unfilled !== undefined) return `a word is missing: ${unfilled}`;
  const shown = findings.flatMap(({ actual, at }) => [actual ?? '', ...at.map(({ value }) => value ?? '')]);
  if ([...sentences, ...shown].some((text) => UNPRINTABLE.test(text))) return 'unprintable';
  return renderReceipt(receipt).length > LARGEST_RECEIPT ? 'the receipt is too large' : undefined;
}

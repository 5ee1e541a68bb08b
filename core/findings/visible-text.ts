/** Controls, direction and format characters, private use, half a pair, unassigned: nothing that a reader could see. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
/** More marks on one letter than any script piles up; they would run over the lines above and below. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * Text from a sender's file as it may be shown anywhere: every character that a terminal would obey, that turns the
 * direction of writing or that can't be seen stands as □. Ordinary text is unchanged.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '□').replace(PILED_MARKS, '$1');
}

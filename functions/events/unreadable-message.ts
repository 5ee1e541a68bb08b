/** A message that is none of ours, or that says what we do not understand: for the dead letters, and their alarm. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** How the command ends: fine, errors found, wrong usage, unreadable. Public: scripts rely on it. */
export const EXIT = { fine: 0, error: 1, usage: 2, unreadable: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The worst of several ends: what can't be read is worse than what has errors. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), EXIT.fine);
}

/** What every decision says beside what its kind is about. */
export interface DecisionHead {
  /** Who decided, as they are known to whoever wrote the decision down. */
  readonly by: string;
  /** Why; not published unless the kind says so. */
  readonly reason?: string;
}

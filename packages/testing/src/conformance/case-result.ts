/** What became of a recorded case: whether a backend says that it does not run it, and else whether its outputs are right. */
export interface CaseResult {
  readonly name: string;
  /** The operator that the case is about; undefined where its model has several nodes, as the bodies of functions do. */
  readonly operator: string | undefined;
  readonly outcome: 'passes' | 'unsupported' | 'wrong';
  /** What is unsupported or wrong. */
  readonly problem: string | undefined;
}

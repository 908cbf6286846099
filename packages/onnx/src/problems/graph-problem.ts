import type { Node } from '../ir/graph.js';

/** The node that a problem is about, as far as it is known. */
export type ProblemNode = Partial<Pick<Node, 'name' | 'opType' | 'outputs'>>;

/**
 * What is wrong with a graph, as data: thrown by code that is loaded without the words for it. Whoever catches it and can wait loads `explainProblem`
 * then; functions that cannot wait import that themselves.
 */
export class GraphProblem {
  /** Undefined when the graph as a whole is meant. */
  readonly node: ProblemNode | undefined;
  /** One that a table has words for, such as those of {@link GraphProblems}; or the words themselves. */
  readonly kind: string;
  /** What the words are made of. */
  readonly values: readonly unknown[];

  constructor(node: ProblemNode | undefined, kind: string, ...values: readonly unknown[]) {
    this.node = node;
    this.kind = kind;
    this.values = values;
  }
}

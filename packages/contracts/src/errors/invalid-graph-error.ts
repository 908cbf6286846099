import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidGraphError}. */
export interface InvalidGraphErrorDetails {
  /** The node; undefined when the graph as a whole is meant. */
  readonly node: string | undefined;
  /** The operator of that node. */
  readonly operator: string | undefined;
  /** What is wrong and what would be valid. */
  readonly problem: string;
  readonly cause?: unknown;
}

/** A graph breaks a rule of ONNX; names the node and its operator. */
export class InvalidGraphError extends AutomodelError {
  static override readonly code = 'INVALID_GRAPH';
  declare readonly node: string | undefined;
  declare readonly operator: string | undefined;
  declare readonly problem: string;

  constructor(details: InvalidGraphErrorDetails) {
    super(InvalidGraphError.code, {
      ...details,
      message: `${details.node === undefined ? 'The graph' : `Node "${details.node}" (${details.operator ?? 'unknown operator'})`} is not valid: ${details.problem}.`,
      remedy: 'Correct the graph function or the file that it comes from.',
    });
  }
}

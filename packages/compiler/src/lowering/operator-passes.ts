import type { Graph, Model, OperatorTable } from '@automodel/onnx';
import type { Draft } from './draft.js';

/** Passes that graphs of the usual residual networks go through unchanged. */
export interface OperatorPasses {
  /** Brings a graph of an older operator set to the current one. */
  readonly lift: (model: Model, schemas: OperatorTable) => Model;
  /** Infers the shapes of operators that depend on more than their inputs' types. */
  readonly inferShapes: (schemas: OperatorTable, model: Model) => Model;
  /** Computes what depends on nothing but shapes and constants inside the graph. */
  readonly foldConstants: (model: Model, schemas: OperatorTable) => Graph;
  /** Makes one function of x × sigmoid(x). */
  readonly fuseSilu: (draft: Draft) => Draft;
  /** Joins a convolution with the quantization around it, for targets that have such a step. */
  readonly fuseQuantizedConvolution?: (draft: Draft) => Draft;
}

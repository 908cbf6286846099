import type { ModelOutline } from '@automodel/contracts';
import type { Model, OperatorTable } from '@automodel/onnx';
import type { NodeLowerings } from './node-lowering.js';

/** The operators that a compiler knows: a bundle holds no others. */
export interface OperatorSet {
  /** What shape inference knows of them, and of those that vanish during compilation. */
  readonly schemas: OperatorTable;
  readonly lowerings: NodeLowerings;
  /** Puts the bodies of a model's own functions in place of their calls; without it such calls are not supported. */
  readonly inlineFunctions?: (model: Model) => Model;
  /** The operators of a model, those of such bodies in place of the calls. */
  readonly calledOperators?: (model: ModelOutline) => ModelOutline['graph']['nodes'];
}

import type { OperatorTable } from '@automodel/onnx';
import type { NodeLowerings } from './node-lowering.js';

/** The operators that a compiler knows: a bundle holds no others. */
export interface OperatorSet {
  /** What shape inference knows of them, and of those that vanish during compilation. */
  readonly schemas: OperatorTable;
  readonly lowerings: NodeLowerings;
}

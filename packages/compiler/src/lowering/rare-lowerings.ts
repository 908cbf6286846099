import type { SelectStep } from '../plan/general-step.js';
import type { TensorIndex, Window } from '../plan/plan.js';
import type { WeightSource } from '../plan/weight-source.js';
import type { NodeContext } from './node-context.js';

/** How what few graphs have becomes steps. */
export interface RareLowerings {
  /** Copies a constant that is read as tensors are. */
  readonly materializeConstant: (constant: WeightSource, output: TensorIndex) => SelectStep;
  /** The pads that `auto_pad` stands for. */
  readonly samePads: (context: NodeContext, kernel: readonly number[]) => Window['pads'];
}

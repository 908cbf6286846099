import type { ElementType } from '../plan/element-type.js';
import type { PlanPort, Step } from '../plan/plan.js';

/** A tensor before it has a layout and a place. */
export interface DraftTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: ElementType;
}

/** A plan in the making: what the passes hand on to each other. */
export interface Draft {
  readonly inputs: readonly PlanPort[];
  readonly outputs: readonly PlanPort[];
  readonly tensors: readonly DraftTensor[];
  readonly steps: readonly Step[];
}

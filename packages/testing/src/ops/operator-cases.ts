import type { AttributeOption } from '@automodel/onnx';
import type { Arbitrary } from 'fast-check';
import type { CaseInput } from './inputs/case-input.js';
import type { ToleranceClass } from './tolerance-class.js';

/** One node to compute: plain data, from which the model and its inputs are built. */
export interface OperatorCase {
  /** In the node's order; null for an optional one that is left out. */
  readonly inputs: readonly (CaseInput | null)[];
  /** By ONNX's names. */
  readonly attributes?: Readonly<Record<string, AttributeOption>>;
  /** How many outputs the node has. @default 1 */
  readonly outputs?: number;
  /** The operator set that the model imports. @default the one that graphs of ours are written in, or a newer one if the operator is newer */
  readonly operatorSet?: number;
  /** @default the operator's */
  readonly tolerance?: ToleranceClass;
}

/** All that is tested of one operator. */
export interface OperatorCases {
  /** The operator's name in ONNX. */
  readonly operator: string;
  /** How close a backend must come. @default exact */
  readonly tolerance?: ToleranceClass;
  /** By what is special about them. */
  readonly cases: Readonly<Record<string, OperatorCase>>;
  /** Further cases, drawn by fast-check. */
  readonly fuzz?: Arbitrary<OperatorCase>;
}

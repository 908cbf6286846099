import type { Dimension } from '../ir/shape.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { ValueType } from '../ir/value-type.js';
import type { InferenceContext } from './inference-context.js';
import type { KnownElements } from './known-elements.js';
import type { OperatorSchema } from './operator-schema.js';

/** Computes one element from one element of each input; null where it cannot say. */
export type ElementOperation = (operands: readonly Dimension[]) => Dimension;

/** How elements become known before the run; implemented by `shapeArithmetic`. */
export interface ShapeArithmetic {
  /** The elements of a small inline constant. */
  constant(constant: TensorConstant): KnownElements | undefined;
  /** The elements of a node's outputs, of the types given. */
  evaluate(
    schema: OperatorSchema,
    context: InferenceContext,
    types: readonly ValueType[],
  ): readonly (KnownElements | undefined)[];
}

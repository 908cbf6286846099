import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { tensorType } from '../ir/tensor-type.js';
import { knownElementLimit } from '../schema/known-elements.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';
import { staticShape } from '../shapes/static-shape.js';
import { constantElements } from '../tensors/constant-elements.js';

export const constantOfShapeSchema: OperatorSchema = {
  name: 'ConstantOfShape',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { value: { type: 'tensor' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const value = context.attribute('value');
    return [tensorType(value?.type === 'tensor' ? value.value.dataType : 'float32', shapeFromInput(context, 0))];
  },
  evaluate(context, [type]) {
    const dims = type?.kind === 'tensor' ? staticShape(type.shape) : undefined;
    const count = dims?.reduce((product, size) => product * size, 1) ?? 0;
    if (dims === undefined || count > knownElementLimit) return [];
    const attribute = context.attribute('value');
    const value = attribute?.type === 'tensor' ? (constantElements(attribute.value)?.elements[0] ?? null) : 0;
    return [{ dims, elements: Array.from({ length: count }, () => value) }];
  },
};

export interface ConstantOfShapeOptions {
  /** One element. @default a float32 zero */
  readonly value?: TensorConstant | undefined;
}

/** A tensor of one repeated element. */
export function constantOfShape(shape: Value, { ...attributes }: ConstantOfShapeOptions = {}): Value {
  return applyOperator(constantOfShapeSchema, [shape], attributes);
}

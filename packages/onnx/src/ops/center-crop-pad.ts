import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';

export const centerCropPadSchema: OperatorSchema = {
  name: 'CenterCropPad',
  domain: '',
  sinceVersion: 18,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { axes: { type: 'ints' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const sizes = shapeFromInput(context, 1);
    const axes = context.integers('axes') ?? shape.map((_, axis) => axis);
    const output = [...shape];
    axes.forEach((axis, position) => {
      output[normalizeAxis(context, axis, shape.length)] = sizes?.[position] ?? null;
    });
    return [tensorType(dataType, output)];
  },
};

export interface CenterCropPadOptions {
  /** @default all */
  readonly axes?: readonly number[] | undefined;
}

/** The middle of the input cut out, or zeros added around, until it has these sizes. */
export function centerCropPad(input: Value, sizes: IntegersInput, { ...attributes }: CenterCropPadOptions = {}): Value {
  return applyOperator(centerCropPadSchema, [input, toIntegersValue(input.graph, sizes)], attributes);
}

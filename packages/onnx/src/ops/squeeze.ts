import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const squeezeSchema: OperatorSchema = {
  name: 'Squeeze',
  domain: '',
  sinceVersion: 13,
  inputs: { min: 1, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    if (context.input(1) === undefined) {
      const isKnown = shape.every((size) => typeof size === 'number');
      return [tensorType(dataType, isKnown ? shape.filter((size) => size !== 1) : undefined)];
    }
    const axes = context.constantIntegers(1);
    if (axes === undefined || axes.includes(null))
      return [tensorType(dataType, rankOnly(shape, context.tensor(1).shape))];
    const removed = new Set(axes.map((axis) => normalizeAxis(context, axis ?? 0, shape.length)));
    for (const axis of removed) {
      const size = shape[axis];
      if (typeof size === 'number' && size !== 1)
        context.fail(`axis ${axis} cannot be squeezed: its dimension is ${size}`);
    }
    return [
      tensorType(
        dataType,
        shape.filter((_, axis) => !removed.has(axis)),
      ),
    ];
  },
  elementOperation: 'kept',
};

function rankOnly(shape: readonly Dimension[], axes: readonly Dimension[] | undefined): readonly null[] | undefined {
  const count = axes?.[0];
  return typeof count === 'number' ? new Array<null>(Math.max(0, shape.length - count)).fill(null) : undefined;
}

export interface SqueezeOptions {
  /** @default all dimensions of size 1 */
  readonly axes?: IntegersInput | undefined;
}

/** The same elements without some dimensions of size 1. */
export function squeeze(input: Value, { axes }: SqueezeOptions = {}): Value {
  return applyOperator(squeezeSchema, [input, axes && toIntegersValue(input.graph, axes)]);
}

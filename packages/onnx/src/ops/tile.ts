import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const tileSchema: OperatorSchema = {
  name: 'Tile',
  domain: '',
  sinceVersion: 6,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const repeats = context.constantIntegers(1);
    if (shape !== undefined && repeats !== undefined && repeats.length !== shape.length) {
      context.fail(`it has ${repeats.length} repeats for ${shape.length} dimensions`);
    }
    const output = shape?.map((size, axis): Dimension => {
      const count = repeats?.[axis] ?? null;
      if (count === 1) return size;
      return typeof size === 'number' && count !== null ? size * count : null;
    });
    return [tensorType(dataType, output)];
  },
};

/**
 * The input repeated along its axes.
 * @param repeats how many times, one per axis
 */
export function tile(input: Value, repeats: IntegersInput): Value {
  return applyOperator(tileSchema, [input, toIntegersValue(input.graph, repeats)]);
}

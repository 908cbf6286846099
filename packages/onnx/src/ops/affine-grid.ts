import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';

export const affineGridSchema: OperatorSchema = {
  name: 'AffineGrid',
  domain: '',
  sinceVersion: 20,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { align_corners: { type: 'int' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType } = context.tensor(0);
    const size = shapeFromInput(context, 1);
    if (size === undefined) return [tensorType(dataType, undefined)];
    const [batch = null, , ...spatial] = size;
    return [tensorType(dataType, [batch, ...spatial, spatial.length])];
  },
};

export interface AffineGridOptions {
  /** @default false */
  readonly alignCorners?: boolean | undefined;
}

/**
 * Places for {@link gridSample}, moved by affine maps.
 * @param theta [batch, 2, 3] or [batch, 3, 4]
 * @param size the shape of the sampled tensor: [batch, channels, …spatial]
 * @returns [batch, …spatial, 2 or 3]
 */
export function affineGrid(theta: Value, size: IntegersInput, { ...attributes }: AffineGridOptions = {}): Value {
  return applyOperator(affineGridSchema, [theta, toIntegersValue(theta.graph, size)], attributes);
}

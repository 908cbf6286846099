import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import { knownElementLimit } from '../schema/known-elements.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { broadcastIndex } from '../shapes/broadcast-index.js';
import { broadcastShapes } from '../shapes/broadcast-shapes.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';
import { staticShape } from '../shapes/static-shape.js';

export const expandSchema: OperatorSchema = {
  name: 'Expand',
  domain: '',
  sinceVersion: 8,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    return [tensorType(dataType, broadcastShapes(context, [shape, shapeFromInput(context, 1)]))];
  },
  evaluate(context, [type]) {
    const known = context.elements(0);
    const dims = type?.kind === 'tensor' ? staticShape(type.shape) : undefined;
    if (known === undefined || dims === undefined) return [];
    const count = dims.reduce((product, length) => product * length, 1);
    if (count > knownElementLimit) return [];
    const elements = Array.from(
      { length: count },
      (_, position): Dimension => known.elements[broadcastIndex(position, dims, known.dims)] ?? null,
    );
    return [{ dims, elements }];
  },
};

/**
 * The input repeated along dimensions of size 1 (NumPy's broadcasting).
 * @param shape what to stretch to; dimensions of 1 in it leave the input's as they are
 */
export function expand(input: Value, shape: IntegersInput): Value {
  return applyOperator(expandSchema, [input, toIntegersValue(input.graph, shape)]);
}

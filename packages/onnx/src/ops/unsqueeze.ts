import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { maximumRank } from '../shapes/maximum-rank.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const unsqueezeSchema: OperatorSchema = {
  name: 'Unsqueeze',
  domain: '',
  sinceVersion: 13,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const axes = context.constantIntegers(1);
    const count = axes?.length ?? context.tensor(1).shape?.[0];
    if (shape === undefined || typeof count !== 'number') return [tensorType(dataType, undefined)];
    const rank = shape.length + count;
    if (rank > maximumRank) context.fail(`its ${count} axes would make ${rank} dimensions`);
    if (axes === undefined || axes.includes(null)) return [tensorType(dataType, new Array<null>(rank).fill(null))];
    const inserted = new Set(axes.map((axis) => normalizeAxis(context, axis ?? 0, rank)));
    if (inserted.size !== axes.length) context.fail(`its axes [${axes.join(', ')}] name one axis twice`);
    const rest = shape.values();
    const output = Array.from(
      { length: rank },
      (_, axis): Dimension => (inserted.has(axis) ? 1 : (rest.next().value ?? null)),
    );
    return [tensorType(dataType, output)];
  },
  elementOperation: 'kept',
};

/**
 * The same elements with dimensions of size 1 inserted.
 * @param axes where they stand in the output
 */
export function unsqueeze(input: Value, axes: IntegersInput): Value {
  return applyOperator(unsqueezeSchema, [input, toIntegersValue(input.graph, axes)]);
}

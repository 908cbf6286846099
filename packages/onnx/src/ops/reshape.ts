import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension, Shape } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { describeShape } from '../shapes/describe-shape.js';
import { elementCount } from '../shapes/element-count.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';

export const reshapeSchema: OperatorSchema = {
  name: 'Reshape',
  domain: '',
  sinceVersion: 5,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { allowzero: { type: 'int', since: 14 } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    return [tensorType(dataType, reshaped(context, shape, shapeFromInput(context, 1)))];
  },
  elementOperation: 'kept',
};

function reshaped(context: InferenceContext, shape: Shape, wanted: Shape): Shape {
  if (wanted === undefined) return undefined;
  const copiesZeros = context.integer('allowzero', 0) === 0;
  const target = wanted.map((size, axis): Dimension => {
    if (size !== 0 || !copiesZeros) return size;
    if (shape !== undefined && axis >= shape.length) {
      context.fail(`its shape has a 0 (copy) at axis ${axis}, but the input ${describeShape(shape)} has no such axis`);
    }
    return shape?.[axis] ?? null;
  });
  const rest = target.indexOf(-1);
  if (rest !== target.lastIndexOf(-1)) context.fail(`its shape ${describeShape(wanted)} has more than one -1`);
  if (rest < 0) {
    const [before, after] = [elementCount(shape), elementCount(target)];
    if (typeof before === 'number' && typeof after === 'number' && before !== after) {
      context.fail(`${describeShape(shape)} has ${before} elements and cannot become ${describeShape(target)}`);
    }
    return target;
  }
  return target.with(rest, remaining(context, shape, target.toSpliced(rest, 1)));
}

/** The dimension that -1 stands for: what is left of the input when equal dimensions of both sides cancel. */
function remaining(context: InferenceContext, shape: Shape, others: readonly Dimension[]): Dimension {
  if (shape === undefined) return null;
  const numerator = [...shape];
  const denominator: Dimension[] = [];
  for (const size of others) {
    const position = typeof size === 'string' ? numerator.indexOf(size) : -1;
    if (position >= 0) numerator.splice(position, 1);
    else denominator.push(size);
  }
  const divisor = elementCount(denominator);
  const symbols = numerator.filter((size) => typeof size !== 'number');
  const product = elementCount(numerator.filter((size) => typeof size === 'number'));
  if (typeof divisor !== 'number' || typeof product !== 'number' || symbols.length > 1) return null;
  const [symbol] = symbols;
  if (symbol !== undefined) return product === divisor && product !== 0 ? symbol : null;
  if (divisor === 0) return 0;
  if (product % divisor !== 0) {
    context.fail(`the ${product} elements of ${describeShape(shape)} do not divide by ${divisor}`);
  }
  return product / divisor;
}

/**
 * The same elements in another shape.
 * @param shape a 0 copies the dimension of the input, one -1 stands for what is left
 */
export function reshape(input: Value, shape: IntegersInput): Value {
  return applyOperator(reshapeSchema, [input, toIntegersValue(input.graph, shape)]);
}

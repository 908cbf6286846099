import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { KnownElements } from '../schema/known-elements.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { unlimited } from '../schema/unlimited.js';
import { maximumRank } from '../shapes/maximum-rank.js';
import { mergeDimensions } from '../shapes/merge-dimensions.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const concatSchema: OperatorSchema = {
  name: 'Concat',
  domain: '',
  sinceVersion: 4,
  inputs: { min: 1, max: unlimited },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int', required: true } },
  infer(context) {
    const indices = Array.from({ length: context.inputCount }, (_, index) => index);
    const dataType = sameDataType(context, indices);
    const shapes = indices.map((index) => context.tensor(index).shape).filter((shape) => shape !== undefined);
    const [first] = shapes;
    if (first === undefined) return [tensorType(dataType, undefined)];
    const axis = normalizeAxis(context, context.integer('axis', 0), first.length);
    const output = shapes.reduce((left, right) => {
      if (left.length !== right.length)
        context.fail(`all inputs must have one rank, but it is ${left.length} and ${right.length}`);
      return left.map((size, position) => {
        const other = right[position] ?? null;
        if (position !== axis) return mergeDimensions(context, size, other, `dimensions ${position} of the inputs`);
        return typeof size === 'number' && typeof other === 'number' ? size + other : null;
      });
    });
    return [tensorType(dataType, shapes.length === indices.length ? output : output.with(axis, null))];
  },
  evaluate: (context) => [evaluateVectors(context)],
};

function evaluateVectors(context: InferenceContext): KnownElements | undefined {
  const elements: Dimension[] = [];
  for (let index = 0; index < context.inputCount; index++) {
    const { shape } = context.tensor(index);
    const length = shape?.[0];
    if (shape?.length !== 1 || typeof length !== 'number' || length > maximumRank) return undefined;
    // An input that is not known still has its place: the dimensions beside it stay known.
    elements.push(...(context.elements(index)?.elements ?? new Array<null>(length).fill(null)));
  }
  return { dims: [elements.length], elements };
}

/** The inputs one behind the other along an axis; all other dimensions are equal. */
export function concat(inputs: readonly [Value, ...Value[]], axis: number): Value {
  return applyOperator(concatSchema, inputs, { axis });
}

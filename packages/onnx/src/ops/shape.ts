import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const shapeSchema: OperatorSchema = {
  name: 'Shape',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { end: { type: 'int', since: 15 }, start: { type: 'int', since: 15 } },
  infer: (context) => [tensorType('int64', [selected(context)?.length ?? null])],
  evaluate(context) {
    const dimensions = selected(context);
    return [dimensions && { dims: [dimensions.length], elements: dimensions }];
  },
};

function selected(context: InferenceContext): readonly Dimension[] | undefined {
  // slice() counts negative positions from the end and clamps, as the operator does.
  return context.tensor(0).shape?.slice(context.integer('start', 0), context.integer('end'));
}

export interface ShapeOptions {
  /** The first axis. @default 0 */
  readonly start?: number | undefined;
  /** The axis behind the last one. @default the rank */
  readonly end?: number | undefined;
}

/** The dimensions of a tensor as an int64 vector. */
export function shape(input: Value, { ...attributes }: ShapeOptions = {}): Value {
  return applyOperator(shapeSchema, [input], attributes);
}

import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';

export const gatherSchema: OperatorSchema = {
  name: 'Gather',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' } },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const indices = context.tensor(1).shape;
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const axis = normalizeAxis(context, context.integer('axis', 0), shape.length);
    return [tensorType(dataType, indices && [...shape.slice(0, axis), ...indices, ...shape.slice(axis + 1)])];
  },
  evaluate(context) {
    const data = context.elements(0);
    const indices = context.elements(1);
    if (data?.dims.length !== 1 || indices === undefined) return [];
    const elements = indices.elements.map((index) => {
      if (typeof index !== 'number') return null;
      return data.elements[index < 0 ? index + data.elements.length : index] ?? null;
    });
    return [{ dims: indices.dims, elements }];
  },
};

export interface GatherOptions {
  /** @default 0 */
  readonly axis?: number | undefined;
}

/** The input's slices at the indices along one axis: that dimension becomes the dimensions of the indices. */
export function gather(input: Value, indices: Value, { ...attributes }: GatherOptions = {}): Value {
  return applyOperator(gatherSchema, [input, indices], attributes);
}

import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const gatherNDSchema: OperatorSchema = {
  name: 'GatherND',
  domain: '',
  sinceVersion: 12,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { batch_dims: { type: 'int' } },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const indices = context.tensor(1).shape;
    const depth = indices?.at(-1);
    if (shape === undefined || indices === undefined || typeof depth !== 'number')
      return [tensorType(dataType, undefined)];
    const covered = context.integer('batch_dims', 0) + depth;
    if (covered > shape.length)
      context.fail(`its indices reach ${covered} axes of a tensor of ${shape.length} dimensions`);
    return [tensorType(dataType, [...indices.slice(0, -1), ...shape.slice(covered)])];
  },
};

export interface GatherNDOptions {
  /** Leading axes that input and indices share. @default 0 */
  readonly batchDims?: number | undefined;
}

/** The input's slices at the index tuples in the last axis of the indices. */
export function gatherND(input: Value, indices: Value, { ...attributes }: GatherNDOptions = {}): Value {
  return applyOperator(gatherNDSchema, [input, indices], attributes);
}

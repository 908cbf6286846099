import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const transposeSchema: OperatorSchema = {
  name: 'Transpose',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { perm: { type: 'ints' } },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const permutation = context.integers('perm');
    if (shape === undefined)
      return [
        tensorType(
          dataType,
          permutation?.map(() => null),
        ),
      ];
    if (permutation === undefined) return [tensorType(dataType, shape.toReversed())];
    const isPermutation = permutation
      .toSorted((left, right) => left - right)
      .every((axis, position) => axis === position);
    if (!isPermutation || permutation.length !== shape.length) {
      context.fail(
        `perm [${permutation.join(', ')}] is not a permutation of the axes of a tensor of ${shape.length} dimensions`,
      );
    }
    return [
      tensorType(
        dataType,
        permutation.map((axis) => shape[axis] ?? null),
      ),
    ];
  },
};

export interface TransposeOptions {
  /** The input's axis for each axis of the output. @default the axes in reverse */
  readonly perm?: readonly number[] | undefined;
}

/** The input with its axes in another order. */
export function transpose(input: Value, { ...attributes }: TransposeOptions = {}): Value {
  return applyOperator(transposeSchema, [input], attributes);
}

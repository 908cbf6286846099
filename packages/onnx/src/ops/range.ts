import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import { knownElementLimit } from '../schema/known-elements.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { sameDataType } from '../shapes/same-data-type.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { roundToDataType } from '../tensors/round-to-data-type.js';

export const rangeSchema: OperatorSchema = {
  name: 'Range',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer: (context) => [tensorType(sameDataType(context, [0, 1, 2]), [progression(context)?.count ?? null])],
  evaluate(context, [type]) {
    const known = progression(context);
    if (known === undefined || known.count > knownElementLimit || type?.kind !== 'tensor') return [];
    const { start, step, count } = known;
    const elements = Array.from({ length: count }, (_, index) => roundToDataType(start + index * step, type.dataType));
    return [{ dims: [known.count], elements }];
  },
};

function progression(
  context: InferenceContext,
): { readonly start: number; readonly step: number; readonly count: number } | undefined {
  const [start, limit, step] = [0, 1, 2].map((index) => context.elements(index)?.elements[0]);
  if (typeof start !== 'number' || typeof limit !== 'number' || typeof step !== 'number') return undefined;
  if (step === 0) context.fail('a step of 0 is not allowed');
  return { start, step, count: Math.max(0, Math.ceil((limit - start) / step)) };
}

/** The numbers from start (included) to limit (excluded) in steps: scalars of one data type. */
export function range(start: Value, limit: Value, step: Value): Value {
  return applyOperator(rangeSchema, [start, limit, step]);
}

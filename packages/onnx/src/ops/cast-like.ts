import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { evaluateReshaped } from '../shapes/evaluate-reshaped.js';
import { roundToDataType } from '../tensors/round-to-data-type.js';

export const castLikeSchema: OperatorSchema = {
  name: 'CastLike',
  domain: '',
  sinceVersion: 15,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { round_mode: { type: 'string', since: 24 }, saturate: { type: 'int', since: 19 } },
  infer: (context) => [tensorType(context.tensor(1).dataType, context.tensor(0).shape)],
  evaluate(context, types) {
    const { dataType } = context.tensor(1);
    const [known] = evaluateReshaped(context, types);
    const elements = known?.elements.map((element) =>
      typeof element === 'number' ? roundToDataType(element, dataType) : element,
    );
    return [known && elements && { dims: known.dims, elements }];
  },
};

/** The same elements in the data type of another tensor. */
export function castLike(input: Value, target: Value): Value {
  return applyOperator(castLikeSchema, [input, target]);
}

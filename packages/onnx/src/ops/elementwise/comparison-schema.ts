import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { onNumbers } from '../../shapes/on-numbers.js';
import { sameDataType } from '../../shapes/same-data-type.js';
import { binarySchema } from './binary-schema.js';

/** The schema of an operator on two inputs that broadcast and answers with truth values. */
export function comparisonSchema(
  name: string,
  sinceVersion: number,
  compare: (left: number, right: number) => boolean,
): OperatorSchema {
  const schema = binarySchema(name, sinceVersion);
  return {
    ...schema,
    infer(context) {
      sameDataType(context, [0, 1]);
      return schema.infer(context).map((type) => (type.kind === 'tensor' ? tensorType('bool', type.shape) : type));
    },
    // Infinity stands for any integer beyond 2⁵³: such are not told apart.
    elementOperation: onNumbers((left, right) =>
      Number.isFinite(left) && Number.isFinite(right) ? Number(compare(left, right)) : Number.NaN,
    ),
  };
}

import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const cumSumSchema: OperatorSchema = {
  name: 'CumSum',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { exclusive: { type: 'int' }, reverse: { type: 'int' } },
  infer: inferAsInput,
};

export interface CumSumOptions {
  /** Whether an element does not count in its own sum. @default false */
  readonly exclusive?: boolean | undefined;
  /** Whether to sum from the end. @default false */
  readonly reverse?: boolean | undefined;
}

/** The running sum along an axis. */
export function cumSum(input: Value, axis: number, { ...attributes }: CumSumOptions = {}): Value {
  return applyOperator(cumSumSchema, [input, input.graph.constant('int64', [], [axis])], attributes);
}

import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const triluSchema: OperatorSchema = {
  name: 'Trilu',
  domain: '',
  sinceVersion: 14,
  inputs: { min: 1, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { upper: { type: 'int' } },
  infer: inferAsInput,
};

export interface TriluOptions {
  /** The diagonal where the triangle ends: positive above the main one. @default 0 */
  readonly k?: number | undefined;
  /** @default true */
  readonly upper?: boolean | undefined;
}

/** The upper or lower triangle of the matrices in the last two axes, zeros elsewhere. */
export function trilu(input: Value, { k, ...attributes }: TriluOptions = {}): Value {
  const diagonal = k === undefined ? undefined : input.graph.constant('int64', [], [k]);
  return applyOperator(triluSchema, [input, diagonal], attributes);
}

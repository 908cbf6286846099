import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';

function argExtremeSchema(name: string): OperatorSchema {
  return {
    name,
    domain: '',
    sinceVersion: 12,
    inputs: { min: 1, max: 1 },
    outputs: { min: 1, max: 1 },
    attributes: { axis: { type: 'int' }, keepdims: { type: 'int' }, select_last_index: { type: 'int' } },
    infer(context) {
      const { shape } = context.tensor(0);
      if (shape === undefined) return [tensorType('int64', undefined)];
      const axis = normalizeAxis(context, context.integer('axis', 0), shape.length);
      return [
        tensorType('int64', context.integer('keepdims', 1) === 0 ? shape.toSpliced(axis, 1) : shape.with(axis, 1)),
      ];
    },
  };
}

export interface ArgExtremeOptions {
  /** @default 0 */
  readonly axis?: number | undefined;
  /** Whether the reduced dimension stays, with size 1. @default true */
  readonly keepdims?: boolean | undefined;
  /** Whether the last of equal elements counts. @default false */
  readonly selectLastIndex?: boolean | undefined;
}

export const argMaxSchema: OperatorSchema = /* @__PURE__ */ argExtremeSchema('ArgMax');
/** The position of the largest element along an axis, int64. */
export const argMax = (input: Value, { ...attributes }: ArgExtremeOptions = {}): Value =>
  applyOperator(argMaxSchema, [input], attributes);

export const argMinSchema: OperatorSchema = /* @__PURE__ */ argExtremeSchema('ArgMin');
/** The position of the smallest element along an axis, int64. */
export const argMin = (input: Value, { ...attributes }: ArgExtremeOptions = {}): Value =>
  applyOperator(argMinSchema, [input], attributes);

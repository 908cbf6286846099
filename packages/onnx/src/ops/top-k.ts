import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { toAttributes } from '../schema/to-attributes.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const topKSchema: OperatorSchema = {
  name: 'TopK',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 2, max: 2 },
  outputs: { min: 2, max: 2 },
  attributes: { axis: { type: 'int' }, largest: { type: 'int' }, sorted: { type: 'int' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined), tensorType('int64', undefined)];
    const axis = normalizeAxis(context, context.integer('axis', -1), shape.length);
    const count = context.constantIntegers(1)?.[0] ?? null;
    const size = shape[axis];
    if (count !== null && typeof size === 'number' && count > size)
      context.fail(`it takes ${count} of ${size} elements`);
    const output = shape.with(axis, count);
    return [tensorType(dataType, output), tensorType('int64', output)];
  },
};

export interface TopKOptions {
  /** @default -1 */
  readonly axis?: number | undefined;
  /** Whether the largest or the smallest are meant. @default true */
  readonly largest?: boolean | undefined;
  /** Whether the output is in order. @default true */
  readonly sorted?: boolean | undefined;
}

/**
 * The largest elements along an axis: their values and their positions (int64).
 * @param k how many
 */
export function topK(input: Value, k: Value | number, { ...attributes }: TopKOptions = {}): readonly Value[] {
  const count: IntegersInput = typeof k === 'number' ? [k] : k;
  return input.graph.apply(
    topKSchema,
    [input, toIntegersValue(input.graph, count)],
    toAttributes(topKSchema, attributes),
  );
}

import { toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { toAttributes } from '../schema/to-attributes.js';
import { unlimited } from '../schema/unlimited.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const splitSchema: OperatorSchema = {
  name: 'Split',
  domain: '',
  sinceVersion: 13,
  inputs: { min: 1, max: 2 },
  outputs: { min: 1, max: unlimited },
  attributes: { axis: { type: 'int' }, num_outputs: { type: 'int', since: 18 } },
  lift(node, { opset }) {
    // Before operator set 18, the number of equal parts was that of the outputs.
    if (opset >= 18 || (node.inputs[1] ?? '') !== '') return [node];
    const parts = { type: 'int', value: BigInt(node.outputs.length) } as const;
    return [{ ...node, attributes: { ...node.attributes, num_outputs: parts } }];
  },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return Array.from({ length: context.outputCount }, () => tensorType(dataType, undefined));
    const axis = normalizeAxis(context, context.integer('axis', 0), shape.length);
    return splitSizes(context, shape[axis] ?? null).map((size) => tensorType(dataType, shape.with(axis, size)));
  },
  evaluate(context) {
    const known = context.elements(0);
    if (known?.dims.length !== 1) return [];
    let start = 0;
    return splitSizes(context, known.elements.length).map((size) => {
      if (typeof size !== 'number') return undefined;
      start += size;
      return { dims: [size], elements: known.elements.slice(start - size, start) };
    });
  },
};

function splitSizes(context: InferenceContext, total: Dimension): readonly Dimension[] {
  const count = context.outputCount;
  const given = context.constantIntegers(1);
  if (given !== undefined) {
    const sum = given.reduce<number>((left, right) => left + (right ?? 0), 0);
    if (given.length !== count) context.fail(`it has ${given.length} sizes for ${count} outputs`);
    if (typeof total === 'number' && !given.includes(null) && sum !== total) {
      context.fail(`its sizes [${given.join(', ')}] add up to ${sum}, but the dimension is ${total}`);
    }
    return given;
  }
  if (context.input(1) !== undefined || typeof total !== 'number') return new Array<null>(count).fill(null);
  // Equal parts; the last one is smaller where the dimension does not divide.
  const size = Math.ceil(total / count);
  return Array.from({ length: count }, (_, index) => Math.max(0, Math.min(size, total - index * size)));
}

export interface SplitOptions {
  /** @default 0 */
  readonly axis?: number | undefined;
}

/**
 * Parts of the input along an axis.
 * @param sizes one per part, or the number of equal parts
 */
export function split(input: Value, sizes: number | readonly number[], { axis }: SplitOptions = {}): readonly Value[] {
  const isCount = typeof sizes === 'number';
  const attributes = toAttributes(splitSchema, { axis, numOutputs: isCount ? sizes : undefined });
  const inputs = isCount ? [input] : [input, toIntegersValue(input.graph, sizes)];
  return input.graph.apply(splitSchema, inputs, attributes, isCount ? sizes : sizes.length);
}

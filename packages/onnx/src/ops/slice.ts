import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const sliceSchema: OperatorSchema = {
  name: 'Slice',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 3, max: 5 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const axes = slicedAxes(context, shape.length);
    // Without the axes, any dimension may be cut.
    if (axes === undefined)
      return [
        tensorType(
          dataType,
          shape.map(() => null),
        ),
      ];
    const output = [...shape];
    axes.forEach((axis, position) => {
      output[axis] = slicedRange(context, position, shape[axis] ?? null)?.length ?? null;
    });
    return [tensorType(dataType, output)];
  },
  evaluate(context) {
    const known = context.elements(0);
    if (known?.dims.length !== 1) return [];
    const range = slicedRange(context, 0, known.elements.length);
    return [range && { dims: [range.length], elements: range.map((index) => known.elements[index] ?? null) }];
  },
};

function slicedAxes(context: InferenceContext, rank: number): readonly number[] | undefined {
  const starts = context.constantIntegers(1)?.length ?? context.tensor(1).shape?.[0];
  const axes =
    context.input(3) === undefined
      ? typeof starts === 'number'
        ? Array.from({ length: starts }, (_, axis) => axis)
        : undefined
      : context.constantIntegers(3);
  const known = axes?.filter((axis) => axis !== null);
  if (axes === undefined || known?.length !== axes.length) return undefined;
  return known.map((axis) => normalizeAxis(context, axis, rank));
}

/** The positions that remain of one axis; undefined where they depend on the run. */
function slicedRange(context: InferenceContext, position: number, size: Dimension): readonly number[] | undefined {
  const start = context.constantIntegers(1)?.[position] ?? undefined;
  const end = context.constantIntegers(2)?.[position] ?? undefined;
  const step = context.input(4) === undefined ? 1 : (context.constantIntegers(4)?.[position] ?? undefined);
  if (typeof size !== 'number' || start === undefined || end === undefined || step === undefined) return undefined;
  if (step === 0) context.fail('a step of 0 is not allowed');
  const clamp = (bound: number): number => {
    const counted = bound < 0 ? bound + size : bound;
    return step > 0 ? Math.min(Math.max(counted, 0), size) : Math.min(Math.max(counted, -1), size - 1);
  };
  const [first, last] = [clamp(start), clamp(end)];
  const count = Math.max(0, Math.ceil((last - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step);
}

export interface SliceOptions {
  /** @default the first axes, in order */
  readonly axes?: IntegersInput | undefined;
  /** @default ones */
  readonly steps?: IntegersInput | undefined;
}

/**
 * A part of the input along some axes, by NumPy's rules.
 * @param starts first positions; negative ones count from the end
 * @param ends the positions behind the last ones; beyond the end means the end
 */
export function slice(
  input: Value,
  starts: IntegersInput,
  ends: IntegersInput,
  { axes, steps }: SliceOptions = {},
): Value {
  const { graph } = input;
  return applyOperator(sliceSchema, [
    input,
    toIntegersValue(graph, starts),
    toIntegersValue(graph, ends),
    axes && toIntegersValue(graph, axes),
    steps && toIntegersValue(graph, steps),
  ]);
}

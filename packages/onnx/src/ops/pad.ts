import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const padSchema: OperatorSchema = {
  name: 'Pad',
  domain: '',
  sinceVersion: 11,
  // The axes came in operator set 18.
  inputs: { min: 2, max: 4 },
  outputs: { min: 1, max: 1 },
  attributes: { mode: { type: 'string' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const pads = context.constantIntegers(1);
    const axes = context.input(3) === undefined ? shape.map((_, axis) => axis) : context.constantIntegers(3);
    if (axes === undefined || axes.includes(null))
      return [
        tensorType(
          dataType,
          shape.map(() => null),
        ),
      ];
    if (pads !== undefined && pads.length !== 2 * axes.length) {
      context.fail(
        `its pads must have ${2 * axes.length} values (a begin and an end per axis), but have ${pads.length}`,
      );
    }
    const output: Dimension[] = [...shape];
    axes.forEach((axis, position) => {
      const begin = pads?.[position] ?? null;
      const end = pads?.[position + axes.length] ?? null;
      const target = normalizeAxis(context, axis ?? 0, shape.length);
      const before = shape[target] ?? null;
      if (begin === 0 && end === 0) return;
      output[target] = typeof before === 'number' && begin !== null && end !== null ? before + begin + end : null;
    });
    return [tensorType(dataType, output)];
  },
};

export interface PadOptions {
  /** @default constant */
  readonly mode?: 'constant' | 'edge' | 'reflect' | 'wrap' | undefined;
  /** A scalar of the input's data type. @default 0 */
  readonly constantValue?: Value | undefined;
  /** @default all */
  readonly axes?: IntegersInput | undefined;
}

/**
 * The input with elements added at (or, by negative pads, taken from) the ends of its axes.
 * @param pads all begins, then all ends
 */
export function pad(input: Value, pads: IntegersInput, { constantValue, axes, ...attributes }: PadOptions = {}): Value {
  const { graph } = input;
  const inputs = [input, toIntegersValue(graph, pads), constantValue, axes && toIntegersValue(graph, axes)] as const;
  return applyOperator(padSchema, inputs, attributes);
}

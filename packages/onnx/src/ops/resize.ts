import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const resizeSchema: OperatorSchema = {
  name: 'Resize',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 1, max: 4 },
  outputs: { min: 1, max: 1 },
  attributes: {
    antialias: { type: 'int', since: 18 },
    axes: { type: 'ints', since: 18 },
    coordinate_transformation_mode: { type: 'string' },
    cubic_coeff_a: { type: 'float' },
    exclude_outside: { type: 'int' },
    extrapolation_value: { type: 'float' },
    keep_aspect_ratio_policy: { type: 'string', since: 18 },
    mode: { type: 'string' },
    nearest_mode: { type: 'string' },
  },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const axes = (context.integers('axes') ?? shape.map((_, axis) => axis)).map((axis) =>
      normalizeAxis(context, axis, shape.length),
    );
    const resized = resizedDimensions(
      context,
      axes.map((axis) => shape[axis] ?? null),
    );
    const output = [...shape];
    axes.forEach((axis, position) => {
      output[axis] = resized[position] ?? null;
    });
    return [tensorType(dataType, output)];
  },
};

function resizedDimensions(context: InferenceContext, sizes: readonly Dimension[]): readonly Dimension[] {
  const scales = context.elements(2)?.elements ?? [];
  const wanted = context.elements(3)?.elements;
  if (wanted === undefined && scales.length === 0) return sizes.map(() => null);
  const given = wanted ?? scales;
  if (given.length !== sizes.length) context.fail(`it has ${given.length} sizes or scales for ${sizes.length} axes`);
  if (wanted !== undefined) return keepAspectRatio(context, sizes, wanted);
  return sizes.map((size, position) => {
    const scale = scales[position];
    if (scale === 1) return size;
    return typeof size === 'number' && typeof scale === 'number' ? Math.floor(size * scale) : null;
  });
}

/** The policies of operator set 18: one scale for all axes, the smallest or largest that the sizes imply. */
function keepAspectRatio(
  context: InferenceContext,
  sizes: readonly Dimension[],
  wanted: readonly Dimension[],
): readonly Dimension[] {
  const policy = context.text('keep_aspect_ratio_policy', 'stretch');
  if (policy === 'stretch') return wanted;
  const ratios = sizes.map((size, position) => Number(wanted[position] ?? Number.NaN) / Number(size ?? Number.NaN));
  const scale = policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios);
  return sizes.map((size) =>
    typeof size === 'number' && !Number.isNaN(scale) ? Math.floor(size * scale + 0.5) : null,
  );
}

export interface ResizeOptions {
  /** One scale per axis (float32); give either these or the sizes. */
  readonly scales?: Value | readonly number[] | undefined;
  /** One size per axis. */
  readonly sizes?: IntegersInput | undefined;
  /** The axes that scales or sizes speak of. @default all */
  readonly axes?: readonly number[] | undefined;
  /** @default nearest */
  readonly mode?: 'cubic' | 'linear' | 'nearest' | undefined;
  /** @default half_pixel */
  readonly coordinateTransformationMode?:
    | 'align_corners'
    | 'asymmetric'
    | 'half_pixel'
    | 'half_pixel_symmetric'
    | 'pytorch_half_pixel'
    | undefined;
  /** @default round_prefer_floor */
  readonly nearestMode?: 'ceil' | 'floor' | 'round_prefer_ceil' | 'round_prefer_floor' | undefined;
  /** @default -0.75 */
  readonly cubicCoeffA?: number | undefined;
  /** Whether the filter widens when it shrinks the input. @default false */
  readonly antialias?: boolean | undefined;
}

/** The input interpolated to another size. */
export function resize(input: Value, { scales, sizes, ...attributes }: ResizeOptions): Value {
  const { graph } = input;
  const factors =
    scales === undefined || 'graph' in scales ? scales : graph.constant('float32', [scales.length], scales);
  return applyOperator(resizeSchema, [input, undefined, factors, sizes && toIntegersValue(graph, sizes)], attributes);
}

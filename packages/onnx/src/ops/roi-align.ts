import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const roiAlignSchema: OperatorSchema = {
  name: 'RoiAlign',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    coordinate_transformation_mode: { type: 'string', since: 16 },
    mode: { type: 'string' },
    output_height: { type: 'int' },
    output_width: { type: 'int' },
    sampling_ratio: { type: 'int' },
    spatial_scale: { type: 'float' },
  },
  lift(node, { opset }) {
    // What operator set 16 made a choice, with another default, had been the only way.
    if (opset >= 16) return [node];
    const mode = { type: 'string', value: 'output_half_pixel' } as const;
    return [{ ...node, attributes: { ...node.attributes, coordinate_transformation_mode: mode } }];
  },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const regions = context.tensor(1).shape?.[0] ?? context.tensor(2).shape?.[0] ?? null;
    const size = [context.integer('output_height', 1), context.integer('output_width', 1)];
    return [tensorType(dataType, [regions, shape?.[1] ?? null, ...size])];
  },
};

export interface RoiAlignOptions {
  /** @default 1 */
  readonly outputHeight?: number | undefined;
  /** @default 1 */
  readonly outputWidth?: number | undefined;
  /** @default avg */
  readonly mode?: 'avg' | 'max' | undefined;
  /** Samples per bin and axis; 0 chooses by the region's size. @default 0 */
  readonly samplingRatio?: number | undefined;
  /** From coordinates of regions to those of the input. @default 1 */
  readonly spatialScale?: number | undefined;
  /** @default half_pixel */
  readonly coordinateTransformationMode?: 'half_pixel' | 'output_half_pixel' | undefined;
}

/**
 * Regions of a feature map resampled to one size (https://arxiv.org/abs/1703.06870).
 * @param input [batch, channels, height, width]
 * @param regions [regions, 4], corners x₁ y₁ x₂ y₂
 * @param batchIndices [regions], int64
 * @returns [regions, channels, output height, output width]
 */
export function roiAlign(
  input: Value,
  regions: Value,
  batchIndices: Value,
  { ...attributes }: RoiAlignOptions = {},
): Value {
  return applyOperator(roiAlignSchema, [input, regions, batchIndices], attributes);
}

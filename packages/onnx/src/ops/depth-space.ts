import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { TensorType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { describeShape } from '../shapes/describe-shape.js';

/** [batch, channels, height, width] with each dimension multiplied or divided. */
function rescaled(
  context: InferenceContext,
  channels: (size: number, block: number) => number,
  spatial: (size: number, block: number) => number,
): TensorType {
  const { dataType, shape } = context.tensor(0);
  const block = context.integer('blocksize', 1);
  if (shape === undefined) return tensorType(dataType, [null, null, null, null]);
  if (shape.length !== 4) context.fail(`the input ${describeShape(shape)} must have four dimensions`);
  const output = shape.map((size, axis): Dimension => {
    if (axis === 0) return size;
    if (typeof size !== 'number') return null;
    const result = axis === 1 ? channels(size, block) : spatial(size, block);
    return Number.isInteger(result)
      ? result
      : context.fail(`the dimension ${size} does not divide by the block size ${block}`);
  });
  return tensorType(dataType, output);
}

export interface DepthToSpaceOptions {
  readonly blocksize: number;
  /** Depth-column-row or column-row-depth order of the channels. @default DCR */
  readonly mode?: 'CRD' | 'DCR' | undefined;
}
export const depthToSpaceSchema: OperatorSchema = {
  name: 'DepthToSpace',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { blocksize: { type: 'int', required: true }, mode: { type: 'string' } },
  infer: (context) => [
    rescaled(
      context,
      (size, block) => size / block ** 2,
      (size, block) => size * block,
    ),
  ],
};
/** Blocks of channels laid out in space (pixel shuffle): [batch, channels · block², h, w] to [batch, channels, h · block, w · block]. */
export const depthToSpace = (input: Value, { ...attributes }: DepthToSpaceOptions): Value =>
  applyOperator(depthToSpaceSchema, [input], attributes);

export interface SpaceToDepthOptions {
  readonly blocksize: number;
}
export const spaceToDepthSchema: OperatorSchema = {
  name: 'SpaceToDepth',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { blocksize: { type: 'int', required: true } },
  infer: (context) => [
    rescaled(
      context,
      (size, block) => size * block ** 2,
      (size, block) => size / block,
    ),
  ],
};
/** Blocks of space laid out in channels: [batch, channels, h · block, w · block] to [batch, channels · block², h, w]. */
export const spaceToDepth = (input: Value, { ...attributes }: SpaceToDepthOptions): Value =>
  applyOperator(spaceToDepthSchema, [input], attributes);

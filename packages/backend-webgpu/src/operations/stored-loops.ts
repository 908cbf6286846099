import { broadcastStrides, type Loop, mergeLoops, type Placed, storedAxes } from '@automodel/compiler';
import { channelStride } from '../memory/channel-stride.js';
import { elementStrides } from './element-strides.js';

/** Where the elements of an input of an elementwise step lie. */
export interface StridedInput {
  readonly dims: readonly number[];
  readonly strides: readonly number[];
}

/**
 * The loops over all elements of the output as they lie, those of channels that pad too, outermost first, with the strides of inputs that are
 * broadcast to it. Loops that together step evenly through all of them are one.
 */
export function storedLoops(output: Placed, inputs: readonly StridedInput[]): readonly Loop[] {
  const own = elementStrides(output);
  const strides = inputs.map((input) => broadcastStrides(input.dims, input.strides, output.dims));
  const loops = storedAxes(output).map((axis) => {
    const size = output.dims[axis] ?? 1;
    const isPadded = output.layout === 'channels-last' && axis === 1;
    return {
      size: isPadded ? channelStride(size) : size,
      strides: [own[axis] ?? 0, ...strides.map((tensor) => tensor[axis] ?? 0)],
    };
  });
  // The output's own strides only keep loops apart that do not step evenly through it.
  return mergeLoops(loops).map(({ size, strides: [, ...others] }) => ({ size, strides: others }));
}

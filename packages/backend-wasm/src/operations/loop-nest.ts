import { broadcastStrides, type Loop, mergeLoops, type Placed, storedAxes } from '@automodel/compiler';
import { elementStrides } from './element-strides.js';

/**
 * The loops over all elements of the output as they lie, outermost first, with the strides of the output and of inputs that are broadcast to
 * it. Loops that together step evenly through all of them are one.
 * @param innermost how often the loop over channels runs: their number, or more to compute what pads them too.
 */
export function loopNest(
  output: Placed,
  inputs: readonly Placed[],
  channels: number = output.dims[1] ?? 1,
): readonly Loop[] {
  const strides = [output, ...inputs].map((tensor) =>
    broadcastStrides(tensor.dims, elementStrides(tensor), output.dims),
  );
  // The output is not broadcast to itself, but its axes of one element may be padded.
  const outputStrides = elementStrides(output);
  return mergeLoops(
    storedAxes(output).map((axis) => {
      const isChannels = output.layout === 'channels-last' && axis === 1;
      const [, ...others] = strides.map((tensor) => tensor[axis] ?? 0);
      return { size: isChannels ? channels : (output.dims[axis] ?? 1), strides: [outputStrides[axis] ?? 0, ...others] };
    }),
  );
}

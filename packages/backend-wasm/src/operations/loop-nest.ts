import type { PlanTensor } from '@automodel/compiler';
import { broadcastStrides, elementStrides } from './element-strides.js';

type Placed = Pick<PlanTensor, 'dims' | 'layout'>;

/** One loop: how often it runs, and elements from step to step in each tensor. */
export interface Loop {
  readonly size: number;
  readonly strides: readonly number[];
}

/** The axes of a tensor from the outermost in memory to the innermost. */
export function storedAxes({ dims, layout }: Placed): readonly number[] {
  return layout === 'channels-last' ? [0, 2, 3, 1] : dims.map((_, axis) => axis);
}

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

/** Makes one loop of neighbours that step evenly, and leaves out those of one step. */
export function mergeLoops(loops: readonly Loop[]): readonly Loop[] {
  const merged: Loop[] = [];
  for (const loop of loops.toReversed()) {
    const inner = merged.at(-1);
    if (loop.size === 1) continue;
    const isEven = inner?.strides.every((stride, index) => stride * inner.size === loop.strides[index]);
    if (inner !== undefined && isEven) {
      merged[merged.length - 1] = { size: inner.size * loop.size, strides: inner.strides };
    } else {
      merged.push(loop);
    }
  }
  return merged.reverse();
}

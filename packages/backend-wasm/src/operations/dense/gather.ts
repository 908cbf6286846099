import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { countFromFront } from '../count-from-front.js';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** Gather: whole slices; GatherElements: one element for each position. */
export function gather(step: StepOf<'gather' | 'gather-elements'>): DenseOperation {
  return step.kind === 'gather' ? gatherSlices(step) : gatherElements(step);
}

function gatherSlices({ name, axis }: StepOf<'gather' | 'gather-elements'>): DenseOperation {
  return ([input, positions], output) => {
    if (input === undefined || positions === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, axis);
    const count = positions.data.length;
    for (let row = 0; row < outer; row++) {
      for (let index = 0; index < count; index++) {
        const from = (row * length + countFromFront(name, positions.data[index] ?? 0, length)) * inner;
        output.data.set(input.data.subarray(from, from + inner), (row * count + index) * inner);
      }
    }
  };
}

function gatherElements({ name, axis }: StepOf<'gather' | 'gather-elements'>): DenseOperation {
  return ([input, positions], output) => {
    if (input === undefined || positions === undefined) return;
    const strides = elementStrides({ dims: input.dims, layout: 'row-major' });
    const length = input.dims[axis] ?? 1;
    const step = strides[axis] ?? 1;
    let index = 0;
    forEachElement(positions.dims, [strides.with(axis, 0)], ([at = 0]) => {
      const position = countFromFront(name, positions.data[index] ?? 0, length);
      output.data[index++] = input.data[at + position * step] ?? 0;
    });
  };
}

/** GatherND: slices at positions of several axes. */
export function gatherND({ name, batchDims }: StepOf<'gather-nd'>): DenseOperation {
  return ([input, positions], output) => {
    if (input === undefined || positions === undefined) return;
    const strides = elementStrides({ dims: input.dims, layout: 'row-major' });
    const depth = positions.dims.at(-1) ?? 1;
    const batches = positions.dims.slice(0, batchDims).reduce((product, dim) => product * dim, 1);
    const count = positions.data.length / depth / batches;
    const inner = input.dims.slice(batchDims + depth).reduce((product, dim) => product * dim, 1);
    const batchLength = input.data.length / batches;
    for (let index = 0; index < batches * count; index++) {
      let from = Math.floor(index / count) * batchLength;
      for (let axis = 0; axis < depth; axis++) {
        const length = input.dims[batchDims + axis] ?? 1;
        const position = countFromFront(name, positions.data[index * depth + axis] ?? 0, length);
        from += position * (strides[batchDims + axis] ?? 1);
      }
      output.data.set(input.data.subarray(from, from + inner), index * inner);
    }
  };
}

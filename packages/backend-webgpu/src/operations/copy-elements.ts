import { mergeLoops } from '@automodel/compiler';
import { copyKernel, copySize, maximumRank } from '../kernels/copy-kernel.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import type { StoredType } from '../kernels/kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import type { BufferSlot } from '../memory/buffer-slot.js';

/** Where elements lie: a slot, elements to the first one, and from one to the next along each dimension. */
export interface StridedElements {
  readonly slot: BufferSlot;
  readonly type: StoredType;
  readonly offset?: number;
  readonly strides: readonly number[];
}

/** Copies elements of some dimensions from one place and type to another. */
export function copyElements(dims: readonly number[], from: StridedElements, to: StridedElements): Dispatch {
  const loops = mergeLoops(
    dims.map((size, axis) => ({ size, strides: [from.strides[axis] ?? 0, to.strides[axis] ?? 0] })),
  );
  const four = (values: readonly number[], start: number): readonly number[] =>
    [0, 1, 2, 3].map((index) => values[start + index] ?? 0);
  const sizes = loops.map(({ size }) => size);
  while (sizes.length < maximumRank) sizes.unshift(1);
  const padded = (index: number): readonly number[] => {
    const strides = loops.map((loop) => loop.strides[index] ?? 0);
    return [...Array.from({ length: maximumRank - strides.length }, () => 0), ...strides];
  };
  const [read, write] = [padded(0), padded(1)];
  const count = dims.reduce((product, dim) => product * dim, 1);
  return dispatch(copyKernel(from.type, to.type), {
    buffers: { input: from.slot, output: to.slot },
    uniforms: {
      ...{ count, readOffset: from.offset ?? 0, writeOffset: to.offset ?? 0 },
      ...{ outerSizes: four(sizes, 0), sizes: four(sizes, 4) },
      ...{ outerReads: four(read, 0), reads: four(read, 4), outerWrites: four(write, 0), writes: four(write, 4) },
    },
    workgroups: linearWorkgroups(count, copySize),
  });
}

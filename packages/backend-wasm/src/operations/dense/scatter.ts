import type { ScatterReduction, StepOf } from '@automodel/compiler';
import { countFromFront } from '../count-from-front.js';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

const reductions: Readonly<Record<ScatterReduction, (old: number, update: number) => number>> = {
  add: (old, update) => old + update,
  max: Math.max,
  min: Math.min,
  mul: (old, update) => old * update,
  none: (_, update) => update,
};

/** The input with updates at some positions: of elements along an axis, or of slices. */
export function scatter({ name, kind, axis, reduction }: StepOf<'scatter-elements' | 'scatter-nd'>): DenseOperation {
  const reduce = reductions[reduction];
  return ([input, positions, updates], output) => {
    if (input === undefined || positions === undefined || updates === undefined) return;
    output.data.set(input.data);
    const strides = elementStrides({ dims: input.dims, layout: 'row-major' });
    const put = (at: number, update: number): void => {
      output.data[at] = reduce(output.data[at] ?? 0, updates.data[update] ?? 0);
    };
    const counted = (position: number, along: number): number =>
      countFromFront(name, position, input.dims[along] ?? 1) * (strides[along] ?? 1);
    if (kind === 'scatter-elements') {
      let index = 0;
      forEachElement(positions.dims, [strides.with(axis, 0)], ([at = 0]) => {
        put(at + counted(positions.data[index] ?? 0, axis), index);
        index++;
      });
      return;
    }
    const depth = positions.dims.at(-1) ?? 1;
    const inner = input.dims.slice(depth).reduce((product, dim) => product * dim, 1);
    for (let index = 0; index * depth < positions.data.length; index++) {
      let at = 0;
      for (let along = 0; along < depth; along++) at += counted(positions.data[index * depth + along] ?? 0, along);
      for (let element = 0; element < inner; element++) put(at + element, index * inner + element);
    }
  };
}

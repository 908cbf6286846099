import type { ReferenceOperator } from '../reference-operator.js';
import { accumulate } from '../tensors/accumulate.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { elementsOf } from '../tensors/elements-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import { positionOf } from '../tensors/position-of.js';

/** The input with updates written over some of its elements, in the order of the updates. */
export const scatter: Readonly<Record<string, ReferenceOperator>> = {
  ScatterElements: (run) => {
    const [input, indices, updates] = [run.tensor(0), run.grid(1), run.tensor(2)];
    const axis = run.axis(run.integer('axis', 0), input.dims.length);
    const combine = accumulate(run, run.text('reduction', 'none'));
    const elements = [...elementsOf(input)];
    for (const coordinates of coordinatesOf(indices.dims)) {
      const along = run.index(indices.get(coordinates), input.dims[axis] ?? 0);
      const position = positionOf(coordinates.with(axis, along), input.dims);
      const update = updates.data[positionOf(coordinates, updates.dims)] ?? 0;
      elements[position] = combine(elements[position] ?? 0, update);
    }
    return [makeTensor(input.dataType, input.dims, elements)];
  },
  ScatterND: (run) => {
    const [input, indices, updates] = [run.tensor(0), run.grid(1), run.tensor(2)];
    const depth = indices.dims.at(-1) ?? 0;
    const combine = accumulate(run, run.text('reduction', 'none'));
    const elements = [...elementsOf(input)];
    const outerRank = indices.dims.length - 1;
    let next = 0;
    for (const coordinates of coordinatesOf(updates.dims)) {
      const place = Array.from({ length: depth }, (_, index) =>
        run.index(indices.get([...coordinates.slice(0, outerRank), index]), input.dims[index] ?? 0),
      );
      const position = positionOf([...place, ...coordinates.slice(outerRank)], input.dims);
      elements[position] = combine(elements[position] ?? 0, updates.data[next] ?? 0);
      next += 1;
    }
    return [makeTensor(input.dataType, input.dims, elements)];
  },
};

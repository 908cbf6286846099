import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import type { Element } from '../tensors/element.js';
import { makeTensor } from '../tensors/make-tensor.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The inputs one after the other along an axis. */
export function concat(run: NodeRun): readonly ReferenceTensor[] {
  const inputs = Array.from({ length: run.inputCount }, (_, index) => run.tensor(index));
  const [first] = inputs;
  if (first === undefined) return run.fail('it has no inputs');
  const axis = run.axis(run.integer('axis') ?? run.fail('the attribute axis is missing'), first.dims.length);
  for (const { dims } of inputs) {
    if (
      dims.length !== first.dims.length ||
      dims.some((length, index) => index !== axis && length !== first.dims[index])
    ) {
      run.fail(`[${dims.join(', ')}] differs from [${first.dims.join(', ')}] in more than axis ${axis}`);
    }
  }
  const total = inputs.reduce((sum, { dims }) => sum + (dims[axis] ?? 0), 0);
  const dims = first.dims.with(axis, total);
  const elements = Array.from(coordinatesOf(dims), (coordinates): Element => {
    let along = coordinates[axis] ?? 0;
    for (const input of inputs) {
      const length = input.dims[axis] ?? 0;
      if (along < length) return input.data[positionOf(coordinates.with(axis, along), input.dims)] ?? 0;
      along -= length;
    }
    return 0;
  });
  return [makeTensor(first.dataType, dims, elements)];
}

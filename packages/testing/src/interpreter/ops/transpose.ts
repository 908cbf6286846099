import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Axis `i` of the output is axis `perm[i]` of the input; without `perm` the axes turn around. */
export function transpose(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const order = run.integers('perm') ?? input.dims.map((_, axis) => input.dims.length - 1 - axis);
  const dims = order.map((axis) => input.dims[axis] ?? 1);
  return [
    pickElements(input, dims, (coordinates) => input.dims.map((_, axis) => coordinates[order.indexOf(axis)] ?? 0)),
  ];
}

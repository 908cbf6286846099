import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Each axis repeated. */
export function tile(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const repeats = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const dims = input.dims.map((length, axis) => length * (repeats[axis] ?? 1));
  return [
    pickElements(input, dims, (coordinates) =>
      coordinates.map((coordinate, axis) => coordinate % (input.dims[axis] ?? 1)),
    ),
  ];
}

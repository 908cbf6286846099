import type { NodeRun } from '../node-run.js';
import { countElements } from '../tensors/count-elements.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { withDims } from '../tensors/with-dims.js';

/** Other dims: 0 keeps a size (unless allowzero), -1 is what remains. */
export function reshape(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const wanted = run.inputIntegers(1) ?? run.fail('input 1 is missing');
  const keepsZeros = run.integer('allowzero', 0) !== 0;
  const copied = wanted.map((size, axis) => (size === 0 && !keepsZeros ? (input.dims[axis] ?? 0) : size));
  const rest = countElements(input.dims) / countElements(copied.filter((size) => size !== -1));
  const dims = copied.map((size) => (size === -1 ? rest : size));
  if (countElements(dims) !== countElements(input.dims)) {
    run.fail(`a tensor of [${input.dims.join(', ')}] does not fit into [${wanted.join(', ')}]`);
  }
  return [withDims(input, dims)];
}

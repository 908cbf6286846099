import type { NodeRun } from '../node-run.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { withDims } from '../tensors/with-dims.js';

/** With further axes of size 1, whose places are counted in the result. */
export function unsqueeze(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const given = run.inputIntegers(1) ?? run.integers('axes') ?? run.fail('the axes are missing');
  const rank = input.dims.length + given.length;
  const axes = new Set(given.map((axis) => run.axis(axis, rank)));
  if (axes.size !== given.length) run.fail(`an axis of [${given.join(', ')}] is there twice`);
  const rest = [...input.dims];
  return [
    withDims(
      input,
      Array.from({ length: rank }, (_, axis) => (axes.has(axis) ? 1 : (rest.shift() ?? 1))),
    ),
  ];
}

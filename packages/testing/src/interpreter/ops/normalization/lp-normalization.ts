import type { NodeRun } from '../../node-run.js';
import { mapGroups } from '../../tensors/map-groups.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';

/** An axis divided by its norm of order 1 or 2; where the norm is 0 the results are 0. */
export function lpNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const order = run.integer('p', 2);
  const axis = run.axis(run.integer('axis', -1), input.dims.length);
  const output = mapGroups(input, [axis], (numbers) => {
    const norm = numbers.reduce((sum, x) => sum + Math.abs(x) ** order, 0) ** (1 / order);
    return numbers.map((x) => (norm === 0 ? 0 : x / norm));
  });
  return [output.toTensor(run.tensor(0).dataType)];
}

import type { NodeRun } from '../../node-run.js';
import { mapGroups } from '../../tensors/map-groups.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';

/** Each element divided by (bias + alpha / size · Σ x²)^beta over the `size` channels around it. */
export function lrn(run: NodeRun): readonly ReferenceTensor[] {
  const size = run.integer('size') ?? run.fail('the attribute size is missing');
  const [alpha, beta, bias] = [run.float('alpha', 0.0001), run.float('beta', 0.75), run.float('bias', 1)];
  const [before, after] = [Math.floor((size - 1) / 2), Math.ceil((size - 1) / 2)];
  const output = mapGroups(run.grid(0), [1], (numbers) =>
    numbers.map((x, channel) => {
      const near = numbers.slice(Math.max(0, channel - before), channel + after + 1);
      const squares = near.reduce((sum, value) => sum + value * value, 0);
      return x / (bias + (alpha / size) * squares) ** beta;
    }),
  );
  return [output.toTensor(run.tensor(0).dataType)];
}

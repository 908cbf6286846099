import type { NodeRun } from '../../node-run.js';
import { mapGroups } from '../../tensors/map-groups.js';
import { meanAndVariance } from '../../tensors/mean-and-variance.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';

/** The function body of the specification adds 1e-9 to the deviation. */
const epsilon = 1e-9;

/** The given axes (batch and space) brought to mean 0 and variance 1. */
export function meanVarianceNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const axes = (run.integers('axes') ?? [0, 2, 3]).map((axis) => run.axis(axis, input.dims.length));
  const output = mapGroups(input, axes, (numbers) => {
    const { mean, variance } = meanAndVariance(numbers);
    return numbers.map((x) => (x - mean) / (Math.sqrt(variance) + epsilon));
  });
  return [output.toTensor(run.tensor(0).dataType)];
}

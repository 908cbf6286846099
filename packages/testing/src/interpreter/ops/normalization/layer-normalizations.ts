import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import { broadcastTo } from '../../tensors/broadcast-to.js';
import { mapGroups } from '../../tensors/map-groups.js';
import { meanAndVariance } from '../../tensors/mean-and-variance.js';
import { NumberGrid } from '../../tensors/number-grid.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

/** The axes from `axis` on normalized together; the mean and the reciprocal of the deviation are further outputs. */
function layerNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const axis = run.axis(run.integer('axis', -1), input.dims.length);
  const epsilon = run.float('epsilon', 1e-5);
  const axes = input.dims.map((_, index) => index).slice(axis);
  const statistics = input.dims.map((size, index) => (index < axis ? size : 1));
  const [means, reciprocals] = [new NumberGrid(statistics), new NumberGrid(statistics)];
  const normalized = mapGroups(input, axes, (numbers, place) => {
    const { mean, variance } = meanAndVariance(numbers);
    const reciprocal = 1 / Math.sqrt(variance + epsilon);
    means.set(place, mean);
    reciprocals.set(place, reciprocal);
    return numbers.map((x) => (x - mean) * reciprocal);
  });
  return [scaleAndShift(run, normalized), means.toTensor('float32'), reciprocals.toTensor('float32')];
}

/** The axes from `axis` on divided by the root of their mean square. */
function rmsNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const axis = run.axis(run.integer('axis', -1), input.dims.length);
  const epsilon = run.float('epsilon', 1e-5);
  const axes = input.dims.map((_, index) => index).slice(axis);
  const normalized = mapGroups(input, axes, (numbers) => {
    const meanSquare = numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length;
    return numbers.map((x) => x / Math.sqrt(meanSquare + epsilon));
  });
  return [scaleAndShift(run, normalized)];
}

function scaleAndShift(run: NodeRun, normalized: NumberGrid): ReferenceTensor {
  const { dims, values } = normalized;
  const bias = run.optional(2);
  const scales = toNumbers(broadcastTo(run.tensor(1), dims));
  const shifts = bias === undefined ? undefined : toNumbers(broadcastTo(bias, dims));
  const results = values.map((x, index) => x * (scales[index] ?? 1) + (shifts?.[index] ?? 0));
  return new NumberGrid(dims, results).toTensor(run.tensor(0).dataType);
}

export const layerNormalizations: Readonly<Record<string, ReferenceOperator>> = {
  LayerNormalization: layerNormalization,
  RMSNormalization: rmsNormalization,
};

import type { NodeRun } from '../node-run.js';
import type { ReferenceOperator } from '../reference-operator.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { mapGroups } from '../tensors/map-groups.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Σ weight × -log probability of the targets' classes, by their sum of weights where the mean is asked for. */
function loss(run: NodeRun, logarithms: NumberGrid): ReferenceTensor {
  const targets = run.grid(1);
  const weights = run.optional(2) === undefined ? undefined : run.grid(2);
  const ignored = run.integer('ignore_index');
  const { dataType } = run.tensor(0);
  const losses = new NumberGrid(targets.dims);
  let [sum, weightSum] = [0, 0];
  for (const place of coordinatesOf(targets.dims)) {
    const target = targets.get(place);
    if (target === ignored) continue;
    const [sample = 0, ...position] = place;
    const weight = weights?.get([target]) ?? 1;
    const own = -logarithms.get([sample, target, ...position]) * weight;
    losses.set(place, own);
    sum += own;
    weightSum += weight;
  }
  const reduction = run.text('reduction', 'mean');
  if (reduction === 'none') return losses.toTensor(dataType);
  return new NumberGrid([], Float64Array.of(reduction === 'sum' ? sum : sum / weightSum)).toTensor(dataType);
}

export const losses: Readonly<Record<string, ReferenceOperator>> = {
  NegativeLogLikelihoodLoss: (run) => [loss(run, run.grid(0))],
  SoftmaxCrossEntropyLoss(run) {
    const logarithms = mapGroups(run.grid(0), [1], (scores) => {
      const most = Math.max(...scores);
      const logarithm = most + Math.log(scores.reduce((total, score) => total + Math.exp(score - most), 0));
      return scores.map((score) => score - logarithm);
    });
    return [loss(run, logarithms), logarithms.toTensor(run.tensor(0).dataType)];
  },
};

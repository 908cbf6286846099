import type { NodeRun } from '../../node-run.js';
import { groupByAxes } from '../../tensors/group-by-axes.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { mapGroups } from '../../tensors/map-groups.js';
import { meanAndVariance } from '../../tensors/mean-and-variance.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

/** Channels normalized by given statistics, or in training mode by their own, which then move the running ones. */
export function batchNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const isTraining = run.integer('training_mode', 0) !== 0;
  if (!isTraining && run.outputCount > 1) run.fail('outputs beside the first need training_mode = 1');
  const [scale, bias, means, variances] = [1, 2, 3, 4].map((index) => toNumbers(run.tensor(index)));
  const otherAxes = input.dims.map((_, axis) => axis).filter((axis) => axis !== 1);
  const own = groupByAxes(input, otherAxes).groups.map((group) => meanAndVariance(group.map(Number)));
  const epsilon = run.float('epsilon', 1e-5);
  const output = mapGroups(run.grid(0), otherAxes, (numbers, place) => {
    const channel = place[1] ?? 0;
    const mean = isTraining ? own[channel]?.mean : means?.[channel];
    const variance = isTraining ? own[channel]?.variance : variances?.[channel];
    const factor = (scale?.[channel] ?? 1) / Math.sqrt((variance ?? 1) + epsilon);
    return numbers.map((x) => (x - (mean ?? 0)) * factor + (bias?.[channel] ?? 0));
  }).toTensor(input.dataType);
  if (!isTraining) return [output];
  const momentum = run.float('momentum', 0.9);
  const move = (running: Float64Array | undefined, current: readonly number[]): readonly number[] =>
    current.map((value, channel) => (running?.[channel] ?? 0) * momentum + value * (1 - momentum));
  const { dims, dataType } = run.tensor(3);
  return [
    output,
    makeTensor(
      dataType,
      dims,
      move(
        means,
        own.map(({ mean }) => mean),
      ),
    ),
    makeTensor(
      dataType,
      dims,
      move(
        variances,
        own.map(({ variance }) => variance),
      ),
    ),
  ];
}

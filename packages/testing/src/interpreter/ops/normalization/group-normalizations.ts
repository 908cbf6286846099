import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import { mapGroups } from '../../tensors/map-groups.js';
import { meanAndVariance } from '../../tensors/mean-and-variance.js';
import { NumberGrid } from '../../tensors/number-grid.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';
import { toNumbers } from '../../tensors/to-numbers.js';

/** Groups of channels normalized by their own statistics; scale and bias are per group before operator set 21 and per channel since. */
function groupNormalization(run: NodeRun): readonly ReferenceTensor[] {
  const groups = run.integer('num_groups') ?? run.fail('the attribute num_groups is missing');
  return [normalizeGroups(run, groups, run.opset < 21)];
}

/** Each channel normalized by its own statistics. */
function instanceNormalization(run: NodeRun): readonly ReferenceTensor[] {
  return [normalizeGroups(run, run.tensor(0).dims[1] ?? 1, false)];
}

function normalizeGroups(run: NodeRun, groups: number, isPerGroup: boolean): ReferenceTensor {
  const input = run.grid(0);
  const [batch = 1, channels = 1] = input.dims;
  if (channels % groups !== 0) run.fail(`the ${channels} channels do not divide into ${groups} groups`);
  const [scale, bias] = [toNumbers(run.tensor(1)), toNumbers(run.tensor(2))];
  const perGroup = channels / groups;
  const perChannel = input.values.length / (batch * channels);
  const epsilon = run.float('epsilon', 1e-5);
  const view = new NumberGrid([batch, groups, perGroup * perChannel], input.values);
  const output = mapGroups(view, [2], (numbers, place) => {
    const { mean, variance } = meanAndVariance(numbers);
    const group = place[1] ?? 0;
    return numbers.map((x, index) => {
      const parameter = isPerGroup ? group : group * perGroup + Math.floor(index / perChannel);
      return ((x - mean) / Math.sqrt(variance + epsilon)) * (scale[parameter] ?? 1) + (bias[parameter] ?? 0);
    });
  });
  return new NumberGrid(input.dims, output.values).toTensor(run.tensor(0).dataType);
}

export const groupNormalizations: Readonly<Record<string, ReferenceOperator>> = {
  GroupNormalization: groupNormalization,
  InstanceNormalization: instanceNormalization,
};

import type { NodeRun } from '../node-run.js';
import type { ReferenceOperator } from '../reference-operator.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { countElements } from '../tensors/count-elements.js';
import { groupByAxes } from '../tensors/group-by-axes.js';
import { makeTensor } from '../tensors/make-tensor.js';
import { NumberGrid } from '../tensors/number-grid.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { planWindows } from '../windows/plan-windows.js';
import type { WindowPlan } from '../windows/window-plan.js';

/** The elements in each window of an input and how many places the window has, places in the padding included. */
function* windowsOf(
  input: NumberGrid,
  plan: WindowPlan,
): Generator<{ readonly positions: readonly number[]; readonly paddedCount: number }> {
  const spatial = input.dims.slice(2);
  const taps = Array.from(coordinatesOf(plan.kernel));
  for (const [item = 0, channel = 0, ...place] of coordinatesOf([...input.dims.slice(0, 2), ...plan.output])) {
    const positions: number[] = [];
    let paddedCount = 0;
    for (const tap of taps) {
      const source = tap.map(
        (offset, axis) =>
          (place[axis] ?? 0) * (plan.strides[axis] ?? 1) +
          offset * (plan.dilations[axis] ?? 1) -
          (plan.before[axis] ?? 0),
      );
      if (source.every((coordinate, axis) => coordinate < (spatial[axis] ?? 0) + (plan.after[axis] ?? 0)))
        paddedCount += 1;
      const coordinates = [item, channel, ...source];
      if (input.has(coordinates)) positions.push(positionOf(coordinates, input.dims));
    }
    yield { positions, paddedCount };
  }
}

type Formula = (numbers: readonly number[], order: number) => number;

const mean: Formula = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const largest: Formula = (numbers) => numbers.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
const norm: Formula = (numbers, order) => numbers.reduce((sum, x) => sum + Math.abs(x) ** order, 0) ** (1 / order);

function globally(formula: Formula): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    const axes = input.dims.map((_, axis) => axis).slice(2);
    const { dims, groups } = groupByAxes(input, axes);
    const results = groups.map((group) => formula(group.map(Number), run.integer('p', 2)));
    return [makeTensor(input.dataType, dims, results)];
  };
}

function averagePool(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const plan = planWindows(run, input.dims.slice(2));
  const countsPadding = run.integer('count_include_pad', 0) !== 0;
  const results = Array.from(windowsOf(input, plan), ({ positions, paddedCount }) => {
    const sum = positions.reduce((total, position) => total + (input.values[position] ?? 0), 0);
    return sum / (countsPadding ? paddedCount : positions.length);
  });
  return [makeTensor(run.tensor(0).dataType, [...input.dims.slice(0, 2), ...plan.output], results)];
}

function lpPool(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const plan = planWindows(run, input.dims.slice(2));
  const order = run.integer('p', 2);
  const results = Array.from(windowsOf(input, plan), ({ positions }) =>
    norm(
      positions.map((position) => input.values[position] ?? 0),
      order,
    ),
  );
  return [makeTensor(run.tensor(0).dataType, [...input.dims.slice(0, 2), ...plan.output], results)];
}

/** The second output counts the places in the input as a whole, in column order if `storage_order` is 1. */
function maxPool(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const spatial = input.dims.slice(2);
  const plan = planWindows(run, spatial);
  const perChannel = countElements(spatial);
  const best = Array.from(windowsOf(input, plan), ({ positions }) =>
    positions.reduce<number | undefined>(
      (most, position) =>
        most === undefined || (input.values[position] ?? 0) > (input.values[most] ?? 0) ? position : most,
      undefined,
    ),
  );
  const inColumnOrder = (position: number): number => {
    let within = position % perChannel;
    const coordinates = spatial.toReversed().map((length) => {
      const coordinate = within % length;
      within = Math.floor(within / length);
      return coordinate;
    });
    return position - (position % perChannel) + positionOf(coordinates, spatial.toReversed());
  };
  const isColumnOrder = run.integer('storage_order', 0) === 1;
  const dims = [...input.dims.slice(0, 2), ...plan.output];
  const values = best.map((position) =>
    position === undefined ? Number.NEGATIVE_INFINITY : (input.values[position] ?? 0),
  );
  const places = best.map((position = 0) => (isColumnOrder ? inColumnOrder(position) : position));
  return [makeTensor(run.tensor(0).dataType, dims, values), makeTensor('int64', dims, places)];
}

/** Values put back where a MaxPool with indices found them; zeros elsewhere. */
function maxUnpool(run: NodeRun): readonly ReferenceTensor[] {
  const [input, indices] = [run.grid(0), run.grid(1)];
  const spatial = input.dims.slice(2);
  const kernel = run.integers('kernel_shape') ?? run.fail('the attribute kernel_shape is missing');
  const strides = run.integers('strides') ?? spatial.map(() => 1);
  const pads = run.integers('pads') ?? [...spatial, ...spatial].map(() => 0);
  const natural = [
    ...input.dims.slice(0, 2),
    ...spatial.map(
      (length, axis) =>
        (length - 1) * (strides[axis] ?? 1) +
        (kernel[axis] ?? 1) -
        (pads[axis] ?? 0) -
        (pads[axis + spatial.length] ?? 0),
    ),
  ];
  const inner = new NumberGrid(natural);
  input.values.forEach((value, position) => {
    inner.values[indices.values[position] ?? 0] = value;
  });
  const output = new NumberGrid(run.inputIntegers(2) ?? natural);
  for (const place of coordinatesOf(natural)) output.set(place, inner.get(place));
  return [output.toTensor(run.tensor(0).dataType)];
}

export const pools: Readonly<Record<string, ReferenceOperator>> = {
  AveragePool: averagePool,
  GlobalAveragePool: globally(mean),
  GlobalLpPool: globally(norm),
  GlobalMaxPool: globally(largest),
  LpPool: lpPool,
  MaxPool: maxPool,
  MaxUnpool: maxUnpool,
};

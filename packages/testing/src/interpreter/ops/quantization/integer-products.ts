import type { NodeRun } from '../../node-run.js';
import type { ReferenceOperator } from '../../reference-operator.js';
import { coordinatesOf } from '../../tensors/coordinates-of.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { NumberGrid } from '../../tensors/number-grid.js';
import type { ReferenceTensor } from '../../tensors/reference-tensor.js';
import { roundHalfToEven } from '../../tensors/round-half-to-even.js';
import { convolve } from '../../windows/convolve.js';
import { planWindows } from '../../windows/plan-windows.js';
import { multiplyGrids } from '../mat-mul.js';
import { saturateInteger } from './quantize.js';

/** An input less its zero point, which is one number or one for each place of an axis. */
function centered(run: NodeRun, input: number, zeroPoint: number, axis: number): NumberGrid {
  const grid = run.grid(input);
  if (run.optional(zeroPoint) === undefined) return grid;
  const zeros = run.grid(zeroPoint).values;
  const values = Float64Array.from(Array.from(coordinatesOf(grid.dims)), (coordinates, index) => {
    const zero = zeros.length === 1 ? zeros[0] : zeros[coordinates[axis] ?? 0];
    return (grid.values[index] ?? 0) - (zero ?? 0);
  });
  return new NumberGrid(grid.dims, values);
}

function convolveIntegers(run: NodeRun, input: NumberGrid, weight: NumberGrid): NumberGrid {
  const plan = planWindows(run, input.dims.slice(2), weight.dims.slice(2));
  return convolve(input, weight, plan, run.integer('group', 1));
}

/** round(sum × scales / scale of the output) + its zero point; the second scale is one number or one for each place of an axis. */
function requantize(run: NodeRun, sums: NumberGrid, axis: number): ReferenceTensor {
  const [left, right, scale, zeroPoint] = [1, 4, 6, 7].map((index) => run.grid(index).values);
  const { dataType } = run.tensor(7);
  const values = Array.from(coordinatesOf(sums.dims), (coordinates, index) => {
    const rightScale = right?.length === 1 ? right[0] : right?.[coordinates[axis] ?? 0];
    const factor = Math.fround(Math.fround((left?.[0] ?? 1) * (rightScale ?? 1)) / (scale?.[0] ?? 1));
    const value = roundHalfToEven((sums.values[index] ?? 0) * factor);
    return saturateInteger(value + (zeroPoint?.[0] ?? 0), dataType);
  });
  return makeTensor(dataType, sums.dims, values);
}

/** Products of integers in int32, and of quantized tensors. */
export const integerProducts: Readonly<Record<string, ReferenceOperator>> = {
  ConvInteger: (run) => [convolveIntegers(run, centered(run, 0, 2, 1), centered(run, 1, 3, 0)).toTensor('int32')],
  MatMulInteger: (run) => {
    const [left, right] = [run.tensor(0).dims.length - 2, run.tensor(1).dims.length - 1];
    return [multiplyGrids(run, centered(run, 0, 2, left), centered(run, 1, 3, right)).toTensor('int32')];
  },
  QLinearConv: (run) => {
    const sums = convolveIntegers(run, centered(run, 0, 2, 1), centered(run, 3, 5, 0));
    const bias = run.optional(8) === undefined ? undefined : run.grid(8);
    const values = Float64Array.from(Array.from(coordinatesOf(sums.dims)), ([, channel = 0], index) => {
      return (sums.values[index] ?? 0) + (bias?.values[channel] ?? 0);
    });
    return [requantize(run, new NumberGrid(sums.dims, values), 1)];
  },
  QLinearMatMul: (run) => {
    const [left, right] = [run.tensor(0).dims.length - 2, run.tensor(3).dims.length - 1];
    const sums = multiplyGrids(run, centered(run, 0, 2, left), centered(run, 3, 5, right));
    return [requantize(run, sums, sums.dims.length - 1)];
  },
};

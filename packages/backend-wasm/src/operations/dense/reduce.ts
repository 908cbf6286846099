import type { ElementType, ReduceName, StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** How a reduction takes elements together, and what it makes of that. */
interface Reduction {
  readonly start: number;
  readonly add: (sum: number, value: number) => number;
  readonly finish?: (sum: number, count: number) => number;
}

const reductions: Readonly<Record<Exclude<ReduceName, 'log-sum-exp'>, Reduction>> = {
  l1: { start: 0, add: (sum, value) => sum + Math.abs(value) },
  l2: { start: 0, add: (sum, value) => sum + value * value, finish: Math.sqrt },
  'log-sum': { start: 0, add: (sum, value) => sum + value, finish: Math.log },
  max: { start: Number.NEGATIVE_INFINITY, add: (sum, value) => Math.max(sum, value) },
  mean: { start: 0, add: (sum, value) => sum + value, finish: (sum, count) => sum / count },
  min: { start: Number.POSITIVE_INFINITY, add: (sum, value) => Math.min(sum, value) },
  prod: { start: 1, add: (sum, value) => sum * value },
  sum: { start: 0, add: (sum, value) => sum + value },
  'sum-square': { start: 0, add: (sum, value) => sum + value * value },
};

/** What stands for infinities in types that have none. */
const limits: Readonly<Partial<Record<ElementType, readonly [number, number]>>> = {
  bool: [0, 1],
  int16: [-32_768, 32_767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 31), 2 ** 31 - 1],
  int8: [-128, 127],
  uint16: [0, 65_535],
  uint32: [0, 2 ** 32 - 1],
  uint8: [0, 255],
};

/** One number for all elements along some axes, in float64. */
export function reduce(step: StepOf<'reduce'>): DenseOperation {
  return ([input], output) => {
    if (input === undefined) return;
    const { axes, function: name } = step;
    const strides = elementStrides({ dims: input.dims, layout: 'row-major' });
    const kept = input.dims.map((size, axis) => (axes.includes(axis) ? 1 : size));
    const inner = input.dims.map((size, axis) => (axes.includes(axis) ? size : 1));
    const count = inner.reduce((product, dim) => product * dim, 1);
    const offsets = new Int32Array(count);
    let index = 0;
    forEachElement(inner, [strides], ([offset = 0]) => {
      offsets[index++] = offset;
    });
    const compute = name === 'log-sum-exp' ? logSumExp : accumulate(reductions[name]);
    const [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY] = limits[output.dataType] ?? [];
    const isExtreme = name === 'max' || name === 'min';
    index = 0;
    forEachElement(kept, [strides], ([at = 0]) => {
      const value = compute(input.data, at, offsets);
      output.data[index++] = isExtreme ? Math.min(Math.max(value, low), high) : value;
    });
  };
}

type Compute = (values: ArrayLike<number>, at: number, offsets: Int32Array) => number;

function accumulate({ start, add, finish }: Reduction): Compute {
  return (values, at, offsets) => {
    let sum = start;
    for (let index = 0; index < offsets.length; index++) sum = add(sum, values[at + (offsets[index] ?? 0)] ?? 0);
    return finish === undefined ? sum : finish(sum, offsets.length);
  };
}

/** Less the largest, so that no power overflows. */
const logSumExp: Compute = (values, at, offsets) => {
  const largest = accumulate(reductions.max)(values, at, offsets);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const offset of offsets) sum += Math.exp((values[at + offset] ?? 0) - largest);
  return Math.log(sum) + largest;
};

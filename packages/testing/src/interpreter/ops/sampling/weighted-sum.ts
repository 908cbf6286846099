import { coordinatesOf } from '../../tensors/coordinates-of.js';
import type { NumberGrid } from '../../tensors/number-grid.js';
import type { Tap } from './tap.js';

/** The sum over all combinations of the taps of the last axes, each weighted by their product. */
export function weightedSum(input: NumberGrid, outer: readonly number[], axes: readonly (readonly Tap[])[]): number {
  let sum = 0;
  for (const choice of coordinatesOf(axes.map((taps) => taps.length))) {
    const taps = choice.flatMap((index, axis) => axes[axis]?.[index] ?? []);
    const positions = taps.flatMap(({ position }) => position ?? []);
    const weight = taps.reduce((product, tap) => product * tap.weight, 1);
    if (positions.length === axes.length && weight !== 0) sum += weight * input.get([...outer, ...positions]);
  }
  return sum;
}
